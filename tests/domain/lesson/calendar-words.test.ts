import { expect, test } from 'vitest'
import { namesTime } from '#domain/lesson/calendar-words'

test.each(['Monday tasks', 'Aufgaben am Freitag', 'Tareas de lunes', 'Morning routines', 'March plans'])(
  '%s are about a time',
  (name) => {
    expect(namesTime(name)).toBe(true)
  },
)

test.each(['Mutable types', 'Time types', 'Arithmetic operators'])('%s are not', (name) => {
  expect(namesTime(name)).toBe(false)
})
