// catalogue.mjs ADDRESS — read catalogues with the OPDS parser of Thorium Reader, in either version,
// and write what it found as JSON: title, ways, and of each book its title, authors, files and pictures.
import { DOMParser } from '@xmldom/xmldom'
import { initGlobalConverters_OPDS } from 'r2-opds-js/dist/es8-es2017/src/opds/init-globals.js'
import { OPDS } from 'r2-opds-js/dist/es8-es2017/src/opds/opds1/opds.js'
import { OPDSFeed } from 'r2-opds-js/dist/es8-es2017/src/opds/opds2/opds2.js'
import { convertOpds1ToOpds2 } from 'r2-opds-js/dist/es8-es2017/src/opds/converter.js'
import { TaJsonDeserialize } from 'r2-lcp-js/dist/es8-es2017/src/serializable.js'
import { initGlobalConverters_GENERIC, initGlobalConverters_SHARED } from 'r2-shared-js/dist/es8-es2017/src/init-globals.js'
import { XML } from 'r2-utils-js/dist/es8-es2017/src/_utils/xml-js-mapper/index.js'

initGlobalConverters_GENERIC()
initGlobalConverters_SHARED()
initGlobalConverters_OPDS()

const answer = await fetch(process.argv[2])
const text = await answer.text()
const feed = answer.headers.get('content-type').startsWith('application/opds+json')
  ? TaJsonDeserialize(JSON.parse(text), OPDSFeed)
  : convertOpds1ToOpds2(XML.deserialize(new DOMParser().parseFromString(text, 'text/xml'), OPDS))
const hrefs = links => (links ?? []).map(link => [link.Rel?.[0] ?? '', link.Href, link.TypeLink ?? ''])
console.log(JSON.stringify({
  title: feed.Metadata.Title,
  ways: (feed.Navigation ?? []).map(link => [link.Title, link.Href]),
  links: hrefs(feed.Links),
  facets: (feed.Facets ?? []).map(facet => [facet.Metadata.Title, facet.Links.map(link => link.Title)]),
  books: (feed.Publications ?? []).map(book => ({
    title: book.Metadata.Title,
    links: hrefs(book.Links),
    images: hrefs(book.Images),
  })),
}))
