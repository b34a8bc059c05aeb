// The questions that the grammar of GIFT finds, as JSON: node gift.js < quiz.gift
const { parse } = require('gift-pegjs')
const { readFileSync } = require('fs')

process.stdout.write(JSON.stringify(parse(readFileSync(0, 'utf8'))))
