// What a person would notice in a rendered document, measured.  All places are in the
// coordinates of the window, however deep the frame of the document is.

const framing = doc => {
  let [x, y] = [0, 0]
  for (let frame = doc.defaultView.frameElement; frame; frame = frame.ownerDocument.defaultView.frameElement) {
    const { left, top } = frame.getBoundingClientRect()
    ;[x, y] = [x + left, y + top]
  }
  return { x, y }
}

const inWindow = (doc, rects) => {
  const { x, y } = framing(doc)
  return Array.from(rects, r => ({
    left: r.left + x, right: r.right + x, top: r.top + y, bottom: r.bottom + y }))
}

/** Where an element begins, if that is on the page that is shown; else null. */
export const visiblePlace = element => {
  const start = inWindow(element.ownerDocument, element.getClientRects())[0]
  if (!start) return null
  const { left, right, top, bottom } = start
  const seen = left > -1 && top > -1 && left < innerWidth - 1 && top < innerHeight - 1
  return seen ? { x: (left + Math.min(right, innerWidth)) / 2, y: (top + Math.min(bottom, innerHeight)) / 2 } : null
}

const texts = function* (doc) {
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode: node } = walker
    if (node.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true })) yield node
  }
}

const REFERENCES = '[role~=doc-noteref], [role~=doc-backlink]'

/** The text that is shown, as its text nodes have it; also without what only leads to and fro. */
export const shownText = doc => {
  const nodes = [...texts(doc)]
  const joined = list => list.map(node => node.data).join('')
  return {
    text: joined(nodes),
    told: joined(nodes.filter(node => !node.parentElement.closest(REFERENCES))),
  }
}

const worded = function* (doc) {
  for (const node of texts(doc)) if (node.data.trim()) yield node
}

/** Wait until fonts and pictures are there; tell what became of them. */
export const settled = async doc => {
  await doc.fonts.ready
  const pictures = [...doc.images]
  await Promise.all(pictures.map(picture => picture.decode().catch(() => {})))
  return {
    family: doc.defaultView.getComputedStyle(doc.body).fontFamily,
    fonts: Array.from(doc.fonts, f => ({ face: `${f.family} ${f.weight} ${f.style}`, status: f.status })),
    broken: pictures.filter(p => !p.naturalWidth).map(p => p.getAttribute('src')),
  }
}

/** Texts and pictures that cross the edge of their page. */
export const cutOff = (doc, { left, width }) => {
  const crossing = rect => {
    const start = (((rect.left - left) % width) + width) % width
    return rect.right - rect.left > 1 && start + rect.right - rect.left > width + 1 && start < width - 1
  }
  const found = []
  for (const node of worded(doc)) {
    const range = doc.createRange()
    range.selectNodeContents(node)
    if (inWindow(doc, range.getClientRects()).some(crossing)) found.push(node.data.trim().slice(0, 60))
  }
  for (const picture of doc.images) {
    const rects = inWindow(doc, picture.getClientRects())
    const tall = rects.some(({ top, bottom }) => bottom - top > innerHeight)
    if (tall || rects.some(crossing)) found.push(picture.getAttribute('alt'))
  }
  return found
}

/** How far the document is wider than its window, in pixels. */
export const overflow = doc => {
  const { scrollWidth, clientWidth } = doc.documentElement
  return scrollWidth - clientWidth
}

// Contrast: WCAG 2.2, the definitions of relative luminance and contrast ratio.
const channels = colour => colour.match(/[\d.]+/g).map(Number)
const luminance = ([r, g, b]) => {
  const [R, G, B] = [r, g, b].map(c => c / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * R + 0.7152 * G + 0.0722 * B
}
const contrast = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const backdrop = element => {
  for (let e = element; e; e = e.parentElement) {
    const colour = channels(e.ownerDocument.defaultView.getComputedStyle(e).backgroundColor)
    if (colour[3] !== 0) return colour
  }
  return channels(getComputedStyle(document.body).backgroundColor)
}

/** Texts whose contrast with what is behind them is below 4.5 : 1 (WCAG 2.2, 1.4.3). */
export const faint = doc => {
  const found = []
  for (const node of worded(doc)) {
    const element = node.parentElement
    const ink = channels(doc.defaultView.getComputedStyle(element).color)
    const ratio = contrast(ink, backdrop(element))
    if (ratio < 4.5) found.push(`${node.data.trim().slice(0, 40)} (${ratio.toFixed(1)} : 1)`)
  }
  return found
}
