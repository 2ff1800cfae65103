// node manifest.mjs BOOK.epub   Tell the manifest that Readium's own EPUB parser makes of a book.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const parser = 'r2-shared-js/dist/es8-es2017/src'
const converters = require(`${parser}/init-globals`)
const { EpubParsePromise } = require(`${parser}/parser/epub`)
const { TaJsonSerialize } = require('r2-lcp-js/dist/es8-es2017/src/serializable')

converters.initGlobalConverters_GENERIC()
converters.initGlobalConverters_SHARED()
const publication = await EpubParsePromise(process.argv[2])
const manifest = TaJsonSerialize(publication)
const { accessibility = {} } = manifest.metadata
for (const key of ['accessMode', 'feature', 'hazard', 'conformsTo'])
  if (typeof accessibility[key] === 'string') accessibility[key] = [accessibility[key]]  // the navigator wants lists
process.stdout.write(JSON.stringify(manifest))
publication.freeDestroy()
