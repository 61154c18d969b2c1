'use client'

import { useEffect } from 'react'

const name = /^#line-(\d+)$/

/** Leads a link to a line that begins no block to the block that the line is in. */
export function NearestLine() {
  useEffect(() => {
    const wanted = Number(name.exec(window.location.hash)?.[1] ?? Number.NaN)
    if (Number.isNaN(wanted) || document.getElementById(`line-${wanted}`) !== null) return
    const lines = [...document.querySelectorAll('[id^="line-"]')].map(({ id }) => Number(id.slice(5)))
    const nearest = Math.max(...lines.filter((line) => line < wanted))
    if (Number.isFinite(nearest)) window.location.replace(`#line-${nearest}`)
  }, [])
  return null
}
