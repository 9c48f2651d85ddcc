import { expect, test } from 'vitest'
import { sandboxOutward, sandboxPort } from './sandbox-outward.ts'

test.each([
  ['http://soilschool.test/resources?a=1#top', 'http://soilschool.test.localhost:8081/resources?a=1#top'],
  ['https://www.soilschool.test/', 'http://www.soilschool.test.localhost:8081/'],
  ['https://soilschool.example/', 'https://soilschool.example/'],
  ['not an address', 'not an address'],
])('%s opens as %s', (url, expected) => {
  expect(sandboxOutward(8081)(url)).toBe(expected)
})

test('the port stands in the rule for .test names', () => {
  expect(sandboxPort('shop.example=127.0.0.1:9000,*.test=127.0.0.1:8081')).toBe(8081)
  expect(sandboxPort('')).toBeNull()
})
