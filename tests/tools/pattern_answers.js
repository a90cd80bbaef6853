#!/usr/bin/env node
/*
 * Asks path-to-regexp 6 and JavaScript's RegExp for the answers in
 * tests/unit/test_pattern_answers.h, and writes them there. The build and
 * the tests do not need it: run it after adding a path or a pattern (with
 * any answer), then clang-format.
 *
 *     npm install --no-save path-to-regexp@6
 *     node tests/tools/pattern_answers.js [--check]
 *
 * --check writes nothing and fails when an answer is another one.
 */
'use strict'

const fs = require('fs')
const path = require('path')

const { pathToRegexp } = require(
  require.resolve('path-to-regexp', { paths: [process.cwd(), __dirname] }))

const FILE = path.join(__dirname, '..', 'unit', 'test_pattern_answers.h')
const TEXT = '"(?:[^"\\\\]|\\\\.)*"'

/* The bytes that a C string literal, or several in a row, stand for, as UTF-8. */
function unquote(literals) {
  const bytes = []
  for (const [literal] of literals.matchAll(new RegExp(TEXT, 'g'))) {
    for (const [, hex, escaped, plain] of literal.slice(1, -1)
      .matchAll(/\\x([0-9a-f]{2})|\\(.)|([^\\])/gsu)) {
      bytes.push(...(hex ? [parseInt(hex, 16)] : Buffer.from(escaped ?? plain)))
    }
  }
  return Buffer.from(bytes).toString()
}

function answers(paths, compile) {
  let regex
  try {
    regex = compile()
  } catch {
    return 'NULL'
  }
  const letters = paths.map((it) => {
    regex.lastIndex = 0
    return regex.test(it) ? 'y' : 'n'
  })
  return `"${letters.join('')}"`
}

function main() {
  const before = fs.readFileSync(FILE, 'utf8')
  const list = before.match(/answer_paths\[\] = \{(.*?)\n\};/s)[1]
  const paths = list.split(/,\n/).filter((it) => it.includes('"')).map(unquote)
  const row = new RegExp(
    `\\{((?:\\s*${TEXT})+),(?:(\\s*)("[a-z]*"),)?(\\s*)(?:NULL|"[yn]*")\\}`, 'g')
  let pairs = 0
  const after = before.replace(row, (all, source, gap, flags, space) => {
    const text = unquote(source)
    const found = flags === undefined
      ? answers(paths, () => pathToRegexp(text))
      : answers(paths, () => new RegExp(text, unquote(flags)))
    pairs += found === 'NULL' ? 1 : paths.length
    return `{${source},${flags === undefined ? '' : `${gap}${flags},`}${space}${found}}`
  })
  console.log(`${pairs} answers, ${after === before ? 'as they were' : 'changed'}`)
  if (process.argv.includes('--check')) {
    process.exitCode = after === before ? 0 : 1
  } else {
    fs.writeFileSync(FILE, after)
  }
}

main()
