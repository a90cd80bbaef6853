// Holds SARIF logs against the format's schema: sarif_schema.js SCHEMA LOG...
// Prints a line for each mistake; ends with 1 when there is one.
'use strict'

const fs = require('fs')
const Ajv = require('ajv/dist/2020').default
const addFormats = require('ajv-formats').default

const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'))
const [schema, ...logs] = process.argv.slice(2)
const ajv = new Ajv({ strict: false, allErrors: true })
addFormats(ajv)
const validate = ajv.compile(read(schema))

for (const log of logs) {
  if (!validate(read(log))) {
    process.exitCode = 1
    for (const error of validate.errors.slice(0, 20)) {
      console.log(`${log}: ${error.instancePath}: ${error.message}`)
    }
  }
}
