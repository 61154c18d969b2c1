import { describe, expect, it } from 'vitest'

import {
  inOtherWords,
  madeUpReply,
  refusedRequest,
  withOtherTexts,
  withRefusal,
} from '#domain/program/made-up-replies'

const get = (url: string) => ({ method: 'GET', url })

describe('made-up replies', () => {
  it('answer the request that a run was refused', () => {
    const reason =
      'The program asks the network for POST https://a.example/x, which the lesson does not declare.'
    expect(refusedRequest([reason])).toEqual({ method: 'POST', url: 'https://a.example/x' })
    expect(refusedRequest(['The program needs a file.'])).toBeNull()
  })

  it('come in another order than the requests', () => {
    const replies = [0, 1, 2].map((index) => madeUpReply(get(`https://${index}.example`), '', index))
    expect(replies.map(({ seconds }) => seconds)).toEqual([2, 1, 3])
    expect(replies[0]).toMatchObject({ kind: 'response', status: 200, body: 'apples' })
  })

  it('are JSON with the keys that the program reads', () => {
    const reply = madeUpReply(get('https://a.example'), 'd = r.json()\nprint(d["title"], d.get("id"))', 0)
    expect(reply).toMatchObject({ body: '{"title":"apples","id":"apples"}' })
  })

  it('can be told in other words, of other lengths', () => {
    const replies = [madeUpReply(get('https://a.example'), '', 0)]
    expect(withOtherTexts(replies)).toMatchObject([{ body: 'beans' }])
    expect(inOtherWords("['apples', 'pears']")).toBe("['beans', 'leeks']")
  })

  it('are refused one at a time, the quickest first', () => {
    const replies = [0, 1].map((index) => madeUpReply(get(`https://${index}.example`), '', index))
    expect(withRefusal(replies)).toMatchObject([
      { kind: 'response' },
      { kind: 'failure', failure: 'refused', seconds: 1 },
    ])
    expect(withRefusal([])).toBeNull()
  })
})
