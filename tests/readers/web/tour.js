// A tour of a book in a reading system: every entry is followed, every section is read.
import { cutOff, faint, overflow, settled, shownText, visiblePlace } from '/web/measure.js'

const PATIENCE = 2000

/** A tree of links as a list, in order; paths are those within the package's folder. */
export const flat = (links, inner) => (links ?? []).flatMap(link => [
  { label: (link.label ?? link.title ?? '').trim(), href: link.href },
  ...flat(link[inner], inner),
])

const home = href => href.replace(/^EPUB\//, '')

export const until = async test => {
  for (const end = performance.now() + PATIENCE; performance.now() < end;) {
    const result = await test()
    if (result) return result
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  return null
}

/** The element of that id, once it is in the document that is shown. */
const arrived = (reader, id) => until(() => reader.shown()?.getElementById(id))

const isTitlePage = element => /\btitlepage\b/.test(element.getAttribute('epub:type'))

/** What an element is called where its heading does not call it so. */
const nameOf = element =>
  element.getAttribute('aria-label') ?? (isTitlePage(element) ? element.ownerDocument.title : '')

const follow = async (reader, { label, href }) => {
  const told = { label, href: home(href), found: false, visible: false, name: '', text: '' }
  await reader.show(href)
  const element = await arrived(reader, decodeURIComponent(href.split('#')[1]))
  if (!element) return told
  await settled(element.ownerDocument)
  const heading = element.matches('h1, h2, h3, h4, h5, h6') ? element : element.querySelector('h1, h2, h3, h4, h5, h6')
  const visible = await until(() => visiblePlace(heading ?? element))
  return {
    ...told, found: true, visible: Boolean(visible),
    name: nameOf(element),
    text: (heading?.parentElement.matches('header') ? heading.parentElement : element)
      .textContent.trim().slice(0, 300),
  }
}

const followAll = async (reader, links) => {
  const told = []
  for (const link of links) told.push(await follow(reader, link))
  return told
}

export const follows = async reader => ({
  contents: await followAll(reader, reader.contents),
  pages: await followAll(reader, reader.pages),
  landmarks: await followAll(reader, reader.landmarks),
})

const sectionId = doc => doc?.querySelector('body > section')?.id

/** Turn to each section of the spine and measure it. */
export const reads = async reader => {
  const told = []
  let before
  for (const href of reader.sections) {
    await reader.show(href)
    const doc = await until(() => {
      const shown = reader.shown()
      return shown?.body && shown !== before && shown.readyState === 'complete' && shown
    })
    before = doc
    const supplies = await settled(doc)
    told.push({
      href: home(href), section: sectionId(doc), ...shownText(doc), ...supplies,
      cutOff: cutOff(doc, reader.column()), faint: faint(doc), overflow: overflow(doc),
    })
  }
  return told
}

/** Turn to a place, and say where in the window it is. */
export const turnTo = async (reader, href) => {
  const id = href.split('#')[1]
  await reader.show(reader.address(href))
  const element = await arrived(reader, id)
  if (!element) return null
  await settled(element.ownerDocument)
  await reader.show(reader.address(href))  // epub.js has turned before the fonts came
  return where(reader, id)
}

/** Where in the window an element is, once it is on the page that is shown. */
export const where = async (reader, id) => {
  const element = await arrived(reader, id)
  if (!element) return null
  await settled(element.ownerDocument)
  return until(() => visiblePlace(element))
}

/** Where in the window the way back from a note is; a long note goes on on the next page. */
export const wayBack = async (reader, id) => {
  const element = (await arrived(reader, id)).querySelector('[role~=doc-backlink]')
  if (!visiblePlace(element)) await reader.next()
  return until(() => visiblePlace(element))
}
