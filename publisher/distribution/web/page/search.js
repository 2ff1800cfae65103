// Search without a server; publisher/distribution/web/search.py tells how the index is made.
'use strict'
{
  const form = document.querySelector('#search')
  const field = form.querySelector('input')
  const status = document.querySelector('#status')
  const results = document.querySelector('#results')
  const more = document.querySelector('#more')
  const atOnce = 24 // texts that are looked into before one asks for more
  const shown = 4 // places of a text that are shown before one asks for more
  const around = 110 // characters of a passage on either side of what was found

  // --- files of the index -----------------------------------------------------------------------

  const waiting = new Map()

  globalThis.takeFound = (kind, number, value) => waiting.get(`${kind}-${number}`)(value)

  const load = (() => {
    const known = new Map()
    return (kind, number, file) => {
      const name = `${kind}-${number}`
      if (!known.has(name)) {
        known.set(name, new Promise((resolve, reject) => {
          waiting.set(name, resolve)
          const script = document.createElement('script')
          script.src = `assets/search/${file}.js`
          script.onerror = reject
          document.head.append(script)
        }))
      }
      return known.get(name)
    }
  })()

  // --- words as they are compared ---------------------------------------------------------------

  let head, spell

  const speller = ({ folded, marks, solid }) => {
    const isMark = new RegExp(`[${marks}]`)
    const isSolid = new RegExp(`[${solid}]`)
    const isLetter = /[\p{L}\p{M}\p{N}]/u
    const known = new Map()
    const fold = character => {
      let made = known.get(character)
      if (made === undefined) {
        const small = Array.from(character.normalize('NFKD').toLowerCase())
        made = small.map(c => isMark.test(c) ? '' : folded[c] ?? c).join('')
        known.set(character, made)
      }
      return made
    }
    // Folded words, one blank apart, and where each character of them comes from.
    const trace = text => {
      let spelt = ' ', kind = ' ', at = 0
      const from = [0]
      for (const character of text) {
        for (const c of fold(character)) {
          const own = !isLetter.test(c) ? ' ' : isSolid.test(c) ? 's' : 'w'
          if (own !== kind && kind !== ' ') { spelt += ' '; from.push(at) }
          kind = own
          if (own !== ' ') {
            spelt += c
            for (let i = 0; i < c.length; i++) from.push(at)
          }
        }
        at += character.length
      }
      if (kind !== ' ') { spelt += ' '; from.push(at) }
      return { spelt, from: [...from, at] }
    }
    return { trace, isSolid: word => isSolid.test(word) }
  }

  // What is looked for: the beginnings of words, and the phrases that stand in quotation marks.
  const wanted = query => {
    const asked = []
    for (const [, phrase, rest] of query.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|([^"“”„«»]+)/g)) {
      const words = spell.trace(phrase ?? rest).spelt.trim().split(' ').filter(Boolean)
      if (phrase === undefined) asked.push(...words.map(word => ({ words: [word], whole: false })))
      else if (words.length) asked.push({ words, whole: true })
    }
    return asked.map(one => {
      const joined = one.words.join(' ')
      const start = spell.isSolid(joined) ? '' : ' '
      const end = one.whole && !spell.isSolid(joined.at(-1)) ? ' ' : ''
      return { ...one, needle: start + joined + end }
    })
  }

  // --- which texts ------------------------------------------------------------------------------

  const shardOf = term => {
    const [first, second] = Array.from(term)
    const next = second && !spell.isSolid(first) ? second.codePointAt(0) : 0
    return (first.codePointAt(0) * 31 + next) % head.shards
  }

  const decoded = numbers => {
    if (numbers === '*') return head.texts.keys()
    let last = 0
    return numbers.split(' ').map(step => last += parseInt(step, 36))
  }

  const textsWith = async word => {
    const solid = spell.isSolid(word)
    const pairs = solid && word.length > 1 ?
      Array.from(word).slice(1).map((c, i) => Array.from(word)[i] + c) : [word]
    const sets = await Promise.all(pairs.map(async term => {
      const shard = shardOf(term)
      const terms = await load('words', shard, `words-${shard}`)
      const found = new Set()
      for (const [known, numbers] of Object.entries(terms))
        if (known === term || (term.length > 1 || solid) && known.startsWith(term))
          for (const number of decoded(numbers)) found.add(number)
      return found
    }))
    return sets.reduce((a, b) => new Set([...a].filter(number => b.has(number))))
  }

  // --- which places -----------------------------------------------------------------------------

  const placesIn = async (number, asked) => {
    const passages = await load('text', number, `text-${number}`)
    return passages.flatMap(([anchor, words]) => {
      const { spelt, from } = spell.trace(words)
      if (!asked.every(({ needle }) => spelt.includes(needle))) return []
      const spans = asked.flatMap(({ needle, whole }) => {
        const found = []
        for (let at = spelt.indexOf(needle); at >= 0; at = spelt.indexOf(needle, at + 1)) {
          let end = at + needle.length - (needle.endsWith(' ') ? 1 : 0)
          if (!whole && !spell.isSolid(needle)) while (spelt[end] !== ' ') end++
          const start = at + (needle.startsWith(' ') ? 1 : 0)
          found.push([from[start], from[end]])
        }
        return found
      })
      return [{ anchor, words, spans: spans.sort(([a], [b]) => a - b) }]
    })
  }

  // --- what is shown ----------------------------------------------------------------------------

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties)
    made.append(...children)
    return made
  }

  const snippet = ({ words, spans }) => {
    const parts = []
    const begin = words.lastIndexOf(' ', Math.max(0, spans[0][0] - around)) + 1
    const cut = words.indexOf(' ', Math.min(words.length, spans[0][1] + around))
    const stop = cut < 0 ? words.length : cut
    let at = begin
    for (const [start, end] of spans) {
      if (start < at || end > stop) continue
      parts.push(words.slice(at, start), element('mark', {}, words.slice(start, end)))
      at = end
    }
    return [begin ? '… ' : '', ...parts, words.slice(at, stop), stop < words.length ? ' …' : '']
  }

  const place = (page, language, found) => element('li', {},
    element('a', { href: `${page}#${found.anchor}`, lang: language }, ...snippet(found)))

  const show = (number, places) => {
    const [page, title, by, language] = head.texts[number]
    const heading = element('h2', {}, element('a', { href: page, lang: language }, title))
    const list = element('ol', {}, ...places.slice(0, shown).map(one => place(page, language, one)))
    const item = element('section', { className: 'found' }, heading,
      ...by ? [element('p', { className: 'by' }, by)] : [], list)
    if (places.length > shown) {
      const rest = places.slice(shown)
      const button = element('button', { type: 'button' }, `${head.phrases.more} (${rest.length})`)
      button.setAttribute('aria-label', `${head.phrases.more} (${rest.length}): ${title}`)
      button.onclick = () => {
        const added = rest.map(one => place(page, language, one))
        list.append(...added)
        button.remove()
        added[0].firstChild.focus()
      }
      item.append(button)
    }
    results.append(item)
  }

  const say = (count, texts) => {
    const { found, found_one: one } = head.phrases
    status.textContent = count === 1 ? one : found
      .replace('{count}', count.toLocaleString()).replace('{texts}', texts.toLocaleString())
  }

  let latest = 0

  const search = async query => {
    const turn = ++latest
    head ??= await load('head', 0, 'index')
    spell ??= speller(head)
    const asked = wanted(query)
    if (!asked.length) {
      results.replaceChildren()
      status.textContent = ''
      more.hidden = true
      return
    }
    status.textContent = head.phrases.searching
    const sets = await Promise.all(asked.flatMap(({ words }) => words).map(textsWith))
    const texts = [...sets.reduce((a, b) => new Set([...a].filter(number => b.has(number))))]
    if (turn !== latest) return
    results.replaceChildren()
    texts.sort((a, b) => a - b)
    let count = 0, told = 0
    const next = async () => {
      more.hidden = true
      const some = texts.splice(0, atOnce)
      const places = await Promise.all(some.map(number => placesIn(number, asked)))
      if (turn !== latest) return
      some.forEach((number, i) => {
        if (!places[i].length) return
        show(number, places[i])
        count += places[i].length
        told++
      })
      if (count) say(count, told)
      else if (texts.length) return next()
      else status.textContent = head.phrases.nothing.replace('{words}', query.trim())
      more.hidden = !texts.length
    }
    more.onclick = next
    await next()
  }

  const keep = query => {
    try {
      history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname)
    } catch { /* a page from a disk may be refused this */ }
  }

  let pause
  form.onsubmit = event => {
    event.preventDefault()
    clearTimeout(pause)
    keep(field.value)
    search(field.value)
  }
  field.oninput = () => {
    clearTimeout(pause)
    pause = setTimeout(() => search(field.value), 200)
  }
  field.value = new URLSearchParams(location.search).get('q') ?? ''
  if (field.value) search(field.value)
}
