import { expect, test } from 'vitest'
import { clientOf } from '#server/http/client'

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:52011', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::ffff:c000:207', '192.0.2.7'],
  ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
  ['::1', '::/64'],
  ['unix:', 'unknown'],
  ['a machine', 'unknown'],
  ['', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(clientOf(new Headers({ 'x-retrace-client': address })).network).toBe(network)
})

test('an address is taken from our own HTTP server, whatever the client wrote', () => {
  const headers = new Headers({
    'x-retrace-client': '192.0.2.7',
    'x-forwarded-for': '198.51.100.1',
    'x-request-id': 'r',
  })
  expect(clientOf(headers)).toEqual({ network: '192.0.2.7', requestId: 'r' })
})
