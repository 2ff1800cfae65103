// Readium's navigator with a book open, fed with the manifest that Readium's own parser made.
import { EpubNavigator, EpubPreferences } from '@readium/navigator'
import { HttpFetcher, Link, Locator, LocatorLocations, Manifest, Publication } from '@readium/shared'
import { flat } from '/web/tour.js'

const night = { backgroundColor: '#121212', textColor: '#cacaca', linkColor: '#63caff', visitedColor: '#0099e5' }

export const open = async ({ book, size, scrolled, dark }) => {
  const base = new URL(`/books/${book}/`, location).href
  const json = await (await fetch(`${base}manifest.json`)).json()
  json.links = [{ rel: 'self', href: `${base}manifest.json`, type: 'application/webpub+json' }]
  const manifest = Manifest.deserialize(json)
  manifest.setSelfLink(`${base}manifest.json`)
  const publication = new Publication({ manifest, fetcher: new HttpFetcher(undefined, base) })

  const container = document.createElement('main')
  document.body.append(container)
  const preferences = { scroll: scrolled, fontSize: size, ...(dark ? night : {}) }
  const navigator = new EpubNavigator(
    container, publication, {}, positions(publication), undefined, { preferences, defaults: {} })
  await navigator.load()

  const go = href => new Promise((resolve, reject) =>
    navigator.goLink(Link.deserialize({ href }), false,
      done => done ? resolve() : reject(new Error(`the navigator cannot go to ${href}`))))
  return {
    contents: flat(json.toc, 'children'),
    pages: flat(json.pageList, 'children'),
    landmarks: flat(json.landmarks, 'children'),
    sections: json.readingOrder.map(link => link.href),
    show: go,
    next: () => new Promise(done => navigator.goForward(false, done)),
    address: path => `EPUB/${path}`,
    shown: () => navigator._cframes[0]?.iframe.contentDocument,
    column: () => ({ left: 0, width: innerWidth }),
  }
}

// The navigator asks for at least one position a document.
const positions = ({ readingOrder }) => readingOrder.items.map((link, index) => new Locator({
  href: link.href,
  type: link.type,
  locations: new LocatorLocations({
    fragments: [], progression: 0, position: index + 1,
    totalProgression: index / readingOrder.items.length,
  }),
}))
