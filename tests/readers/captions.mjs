// captions.mjs FILE… — read captions with the W3C's parser of WebVTT, which is its validator too,
// and write as JSON what each file holds: its faults, and of each cue its name, times and voices.
import { readFileSync } from 'node:fs'
import webvtt from 'webvtt-parser'

const voices = node => [
  ...(node.type === 'object' && node.name === 'v' ? [node.value] : []),
  ...(node.children ?? []).flatMap(voices),
]
const told = process.argv.slice(2).map(path => {
  const { cues, errors } = new webvtt.WebVTTParser().parse(readFileSync(path, 'utf8'), 'captions')
  return {
    faults: errors.map(({ line, col, message }) => `${path}:${line}:${col}: ${message}`),
    cues: cues.map(cue => [cue.id, cue.startTime, cue.endTime, voices(cue.tree)]),
  }
})
console.log(JSON.stringify(told))
