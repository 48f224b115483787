// Prints "<passed> <failed>" of one vitest run, from its JSON report and its exit status.
import { readFileSync } from 'node:fs'

const [, , path, status] = process.argv

function read() {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const report = read()
const files = report?.testResults ?? []
const testsIn = (state) =>
  files.flatMap((file) => file.assertionResults).filter((result) => result.status === state).length
// A file that cannot be loaded has no tests of its own to fail.
const brokenFiles = files.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
).length

let failed = testsIn('failed') + brokenFiles
if (failed === 0 && (report === undefined || status !== '0')) failed = 1
console.log(`${testsIn('passed')} ${failed}`)
