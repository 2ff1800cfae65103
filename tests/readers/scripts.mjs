// scripts.mjs FILE… — parse JavaScript as modules, or else as scripts, and run none of it;
// write what cannot be parsed as JSON. Wants node --experimental-vm-modules.
import { readFileSync } from 'node:fs'
import { Script, SourceTextModule } from 'node:vm'

const fault = path => {
  const source = readFileSync(path, 'utf8')
  try {
    new Script(source)
  } catch {
    try {
      new SourceTextModule(source)
    } catch (error) {
      return [`${path}: ${error}`]
    }
  }
  return []
}
console.log(JSON.stringify(process.argv.slice(2).flatMap(fault)))
