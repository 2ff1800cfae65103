// foliate-js with a book open: the paginator, and its own way of popping up notes.
import '/packages/foliate-js/view.js'
import { FootnoteHandler } from '/packages/foliate-js/footnotes.js'
import { flat } from '/web/tour.js'

// What the library leaves to the application, set as its own reader.html sets it.
const styles = ({ size }) => `
  html { color-scheme: light dark; font-size: ${size * 100}%; }
  @media (prefers-color-scheme: dark) { a:link { color: lightblue; } }
  p, li, blockquote, dd { hyphens: auto; }
`

export const open = async ({ book, size, scrolled, popups }) => {
  const view = document.createElement('foliate-view')
  document.body.append(view)
  await view.open(`/books/${book}.epub`)
  const { renderer } = view
  renderer.setAttribute('flow', scrolled ? 'scrolled' : 'paginated')
  renderer.setStyles(styles({ size }))
  await view.goTo(0)
  const notes = popUps(size)
  view.addEventListener('link', event => popups && notes.handler.handle(view.book, event))

  return {
    contents: flat(view.book.toc, 'subitems'),
    pages: flat(view.book.pageList, 'subitems'),
    landmarks: flat(view.book.landmarks, 'subitems'),
    sections: view.book.sections.map(section => section.id),
    show: href => {
      notes.close()
      return view.goTo(href)
    },
    next: () => view.next(),
    address: path => `EPUB/${path}`,
    shown: () => renderer.getContents()[0]?.doc,
    column: () => ({ left: (innerWidth - renderer.size) / 2, width: renderer.size }),
  }
}

const popUps = size => {
  const handler = new FootnoteHandler()
  const dialog = document.createElement('div')
  dialog.id = 'note'
  const close = () => {
    dialog.firstChild?.close()
    dialog.replaceChildren()
    dialog.remove()
  }
  handler.addEventListener('before-render', ({ detail }) => {
    close()
    dialog.append(detail.view)
    document.body.append(dialog)
    detail.view.renderer.setAttribute('flow', 'scrolled')
    detail.view.renderer.setAttribute('margin', '12')
    detail.view.renderer.setStyles(styles({ size }))
  })
  // Told only when its fonts are there and it is drawn: the paginator measures a note once more
  // then, and fails if that note was closed in the meantime.
  handler.addEventListener('render', async ({ detail }) => {
    const { doc } = detail.view.renderer.getContents()[0]
    await doc.fonts.ready
    await new Promise(requestAnimationFrame)
    window.note = doc.body.textContent
  })
  return { handler, close }
}
