// A bibliography by citeproc-js, as {id: text}: node citeproc.js STYLE.csl LANG LOCALES < items.json
const CSL = require('citeproc')
const { existsSync, readFileSync } = require('fs')

const [, , style, lang, locales] = process.argv
const items = JSON.parse(readFileSync(0, 'utf8'))
const byId = Object.fromEntries(items.map(item => [item.id, item]))
const system = {
  retrieveItem: id => byId[id],
  retrieveLocale: name => {
    const file = `${locales}/locales-${name}.xml`
    return existsSync(file) ? readFileSync(file, 'utf8') : null
  },
}
const engine = new CSL.Engine(system, readFileSync(style, 'utf8'), lang, true)
engine.setOutputFormat('text')
engine.updateItems(Object.keys(byId))
const [about, entries] = engine.makeBibliography()
const texts = about.entry_ids.map(([id], number) => [id, entries[number].trim()])
console.log(JSON.stringify(Object.fromEntries(texts)))
