#!/usr/bin/env node
/*
 * Asks npm's semver 7 for the answers in tests/unit/test_semver_answers.h, and
 * writes them there. The build and the tests do not need it: run it after
 * adding a text or a range (with any answer), then clang-format.
 *
 *     npm install --no-save semver@7
 *     node tests/tools/semver_answers.js [--check]
 *
 * --check writes nothing and fails when an answer is another one.
 */
'use strict'

const fs = require('fs')
const path = require('path')

const semver = require(require.resolve('semver', { paths: [process.cwd(), __dirname] }))

const FILE = path.join(__dirname, '..', 'unit', 'test_semver_answers.h')
const TEXT = '"(?:[^"\\\\]|\\\\.)*"'

/* What a C string literal, or several in a row, stand for: \t, \n and the like are JSON's too. */
function unquote(literals) {
  return [...literals.matchAll(new RegExp(TEXT, 'g'))].map(([it]) => JSON.parse(it)).join('')
}

function order(text, other) {
  return semver.valid(other) === null ? '-' : '<=>'[semver.compare(text, other) + 1]
}

function inside(text, range) {
  return semver.valid(text) === null ? '-' : semver.satisfies(text, range) ? 'y' : 'n'
}

function literal(letters) {
  return letters === null ? 'NULL' : `"${letters.join('')}"`
}

function main() {
  const before = fs.readFileSync(FILE, 'utf8')
  const [, head, orders, middle, ranges, tail] =
    before.match(/(.*semver_texts\[\] = \{)(.*?)(\n\};.*semver_ranges\[\] = \{)(.*?)(\n\};.*)/s)
  const row = new RegExp(`\\{((?:\\s*${TEXT})+),(\\s*)(?:NULL|${TEXT}(?:\\s*${TEXT})*)\\}`, 'g')
  const texts = [...orders.matchAll(row)].map(([, text]) => unquote(text))
  let count = 0
  const answer = (rows, ask) => rows.replace(row, (all, source, space) => {
    const letters = ask(unquote(source))
    count += letters === null ? 1 : texts.length
    return `{${source},${space}${literal(letters)}}`
  })
  const after = head + answer(orders, (text) =>
    semver.valid(text) === null ? null : texts.map((it) => order(text, it))) +
    middle + answer(ranges, (range) =>
    semver.validRange(range) === null ? null : texts.map((it) => inside(it, range))) + tail
  console.log(`${count} answers, ${after === before ? 'as they were' : 'changed'}`)
  if (process.argv.includes('--check')) {
    process.exitCode = after === before ? 0 : 1
  } else {
    fs.writeFileSync(FILE, after)
  }
}

main()
