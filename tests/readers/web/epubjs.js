// epub.js with a book open: one section at a time, in columns or scrolled.
import '/packages/jszip/dist/jszip.min.js'
import '/packages/epubjs/dist/epub.min.js'
import { flat } from '/web/tour.js'

const night = { color: '#cacaca', background: '#121212' }

export const open = async ({ book, size, scrolled, dark }) => {
  const opened = window.ePub(`/books/${book}.epub`)
  await opened.ready
  const place = document.createElement('main')
  document.body.append(place)
  const rendition = opened.renderTo(place, {
    width: innerWidth,
    height: innerHeight,
    flow: scrolled ? 'scrolled-doc' : 'paginated',
    spread: 'none',
  })
  for (const [name, value] of Object.entries(dark ? night : {}))
    rendition.themes.override(name, value, true)
  rendition.themes.fontSize(`${size * 100}%`)
  await rendition.display()
  const { toc, landmarks } = await opened.loaded.navigation
  // It keeps the pages' numbers only: what is not arabic has none.
  const pages = (opened.pageList?.pageList ?? []).map(
    ({ page, href }) => ({ label: Number.isNaN(page) ? '' : `${page}`, href }))

  return {
    contents: flat(toc, 'subitems'),
    pages,
    landmarks: flat(landmarks, 'subitems'),
    sections: opened.spine.spineItems.map(item => item.href),
    show: href => rendition.display(href),
    next: () => rendition.next(),
    address: path => path,
    shown: () => rendition.getContents()[0]?.document,
    column: () => ({ left: 0, width: innerWidth }),
  }
}
