// The reader page: foliate-js shows the EPUB, this file turns its pages.
'use strict'
{
  const $ = id => document.getElementById(id)
  const desk = $('desk')
  const { book, key, page, name } = desk.dataset
  const tell = id => {
    for (const other of ['opening', 'disk', 'failed']) $(other).hidden = other !== id
  }

  const night = matchMedia('(prefers-color-scheme: dark)')
  const styles = () => {
    const { color, backgroundColor } = getComputedStyle(document.body)
    return `html { color-scheme: light dark; }
      html, body { color: ${color}; background: ${backgroundColor} !important; }
      a:link { color: inherit; }
      p, li, blockquote { line-height: 1.5; hyphens: auto; }`
  }

  // What was read last stays in this browser, and nowhere else.
  const kept = {
    get: () => { try { return localStorage.getItem(key) } catch { return null } },
    set: place => { try { localStorage.setItem(key, place) } catch { /* not allowed: begin anew */ } },
  }

  const list = (items, go) => {
    const made = document.createElement('ol')
    for (const { label, href, subitems } of items) {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = '#'
      link.textContent = label
      link.onclick = event => { event.preventDefault(); go(href) }
      item.append(link)
      if (subitems?.length) item.append(list(subitems, go))
      made.append(item)
    }
    return made
  }

  const open = async () => {
    await import('./foliate/view.js')
    const answer = await fetch(book)
    if (!answer.ok) throw new Error(`${book}: ${answer.status}`)
    const view = document.createElement('foliate-view')
    desk.hidden = false
    $('leaf').append(view)
    await view.open(new File([await answer.blob()], 'book.epub', { type: 'application/epub+zip' }))
    view.renderer.setAttribute('max-inline-size', '560px')
    view.renderer.setAttribute('gap', '7%')
    view.renderer.setStyles(styles())
    night.addEventListener('change', () => view.renderer.setStyles(styles()))

    // One turn after another: of two at once, the first may undo where the second went.
    let turning = Promise.resolve()
    const go = turn => { turning = turning.then(turn).catch(console.warn) }

    const toggle = shown => {
      $('toc').hidden = !shown
      $('list').setAttribute('aria-expanded', String(shown))
    }
    const turns = event => {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      const turn = {
        ArrowLeft: () => view.goLeft(), ArrowRight: () => view.goRight(),
        PageUp: () => view.prev(), PageDown: () => view.next(),
        ' ': () => event.shiftKey ? view.prev() : view.next(),
        Escape: () => toggle(false),
      }[event.key]
      if (!turn || event.target.closest?.('button, a') && event.key === ' ') return
      event.preventDefault()
      go(turn)
    }
    const taps = ({ target, clientX, view: { innerWidth } }, doc) => {
      if (target.closest('a') || doc.getSelection().toString()) return
      const x = (clientX + doc.defaultView.frameElement.getBoundingClientRect().left) / window.innerWidth
      if (x < 0.3) go(() => view.goLeft())
      else if (x > 0.7) go(() => view.goRight())
    }
    document.addEventListener('keydown', turns)
    view.addEventListener('load', ({ detail: { doc } }) => {
      doc.defaultView.frameElement.title = name
      doc.addEventListener('keydown', turns)
      doc.addEventListener('click', event => taps(event, doc))
    })
    view.addEventListener('relocate', ({ detail: { cfi, fraction, tocItem, pageItem } }) => {
      kept.set(cfi)
      const share = fraction.toLocaleString(document.documentElement.lang || 'en', { style: 'percent' })
      const folio = pageItem ? page.replace('{folio}', pageItem.label) : share
      $('place').textContent = [tocItem?.label, folio].filter(Boolean).join(' · ')
    })
    $('back').onclick = () => go(() => view.prev())
    $('forward').onclick = () => go(() => view.next())
    $('list').onclick = () => toggle($('toc').hidden)
    $('toc').append(list(view.book.toc ?? [], href => { toggle(false); go(() => view.goTo(href)) }))
    await view.init({ lastLocation: kept.get(), showTextStart: true })
    document.body.classList.add('reading')
    $('help').hidden = true
    globalThis.reader = view
  }

  if (location.protocol === 'file:') tell('disk')
  else {
    tell('opening')
    open().catch(error => {
      console.warn(error)
      desk.hidden = true
      tell('failed')
    })
  }
}
