// Reduces the communes of @etalab/decoupage-administratif to src/main/resources/field/towns.gz:
//
//   npm pack @etalab/decoupage-administratif@6.0.0
//   tar xzf etalab-decoupage-administratif-6.0.0.tgz
//   node src/tools/towns.mjs package
//
// One line a commune of today, or a former one that people still name, sorted: its name, its postal
// codes, and « + » where 5,000 people or more live there. A former one has the postal codes of the
// commune that took it in. The same input gives the same bytes with the same version of zlib.
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LARGE = 5000
const source = process.argv[2]
const { name, version } = JSON.parse(readFileSync(`${source}/package.json`, 'utf8'))
const communes = JSON.parse(readFileSync(`${source}/data/communes.json`, 'utf8'))

const today = new Map(
  communes.filter(one => one.type === 'commune-actuelle').map(one => [one.code, one]))
const lines = new Set()
for (const one of communes) {
  const whole = one.type === 'commune-actuelle' ? one : today.get(one.chefLieu)
  if (one.type !== 'arrondissement-municipal' && whole?.codesPostaux?.length) {
    const large = one.type === 'commune-actuelle' && one.population >= LARGE
    lines.add(`${one.nom};${[...whole.codesPostaux].sort().join(' ')}${large ? '+' : ''}`)
  }
}
const text = [...lines].sort().join('\n') + '\n'
writeFileSync('src/main/resources/field/towns.gz', gzipSync(text, { level: 9 }))
console.log(`${name} ${version}: ${lines.size} lines, ${Buffer.byteLength(text)} bytes`)
