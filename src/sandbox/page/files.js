import { upload } from './api.js'
import { $, el } from './dom.js'
import { sizeText } from './format.js'
import { icon } from './icons.js'
import { store, takeOwn } from './store.js'
import { t } from './texts.js'
import { complain, toast } from './toast.js'

const MOST_BYTES = 60 * 1024 * 1024
const ALBUM = 10
const PHOTO_SIDE = 1280

/** Files that wait above the composer: `{file, voice}`. */
let waiting = []
let asFiles = false

export const hasWaiting = () => waiting.length > 0

/** Puts files into the tray. */
export function addFiles(files, { voice = false, documents = false } = {}) {
  for (const file of files) {
    if (file.size === 0) toast(t('empty', { name: file.name }))
    else if (file.size > MOST_BYTES) toast(t('tooBig', { name: file.name }))
    else
      waiting.push({
        file,
        voice,
        documents,
        url: file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined,
      })
  }
  drawTray()
}

export function clearTray() {
  for (const { url } of waiting) if (url) URL.revokeObjectURL(url)
  waiting = []
  asFiles = false
  drawTray()
}

export function drawTray() {
  const tray = $('tray')
  tray.hidden = waiting.length === 0
  tray.replaceChildren(
    el('ul', { 'aria-label': t('toBeSent') }, ...waiting.map(chip)),
    ...(waiting.some(({ url }) => url)
      ? [
          el(
            'label',
            { class: 'check' },
            el('input', {
              type: 'checkbox',
              checked: asFiles,
              onchange: ({ target }) => (asFiles = target.checked),
            }),
            t('asFiles'),
          ),
        ]
      : []),
  )
  document.dispatchEvent(new Event('tray'))
}

function chip(entry) {
  const remove = () => {
    waiting = waiting.filter((other) => other !== entry)
    drawTray()
    $('entry').focus()
  }
  return el(
    'li',
    {},
    entry.url
      ? el('img', { src: entry.url, alt: '' })
      : el('span', { class: 'sign' }, icon(entry.voice ? 'mic' : 'file')),
    el(
      'span',
      { class: 'lines' },
      el('span', { class: 'name' }, entry.file.name),
      el('span', { class: 'detail' }, sizeText(entry.file.size)),
    ),
    el(
      'button',
      {
        type: 'button',
        class: 'icon',
        'aria-label': t('remove', { name: entry.file.name }),
        onclick: remove,
      },
      icon('close'),
    ),
  )
}

/** Sends what waits: pictures together, everything else one by one, the caption with the first. */
export async function sendWaiting(caption) {
  const person = store.active
  $('tray').append(el('p', { class: 'detail' }, t('uploading')))
  const pictures = []
  const others = []
  for (const { file, voice, documents } of waiting) {
    const picture = asFiles || voice || documents ? undefined : await asPhoto(file)
    if (picture) pictures.push(picture)
    else
      others.push({
        file,
        kind: voice ? 'voice' : !documents && file.type === 'video/mp4' ? 'video' : 'document',
      })
  }
  const sendings = []
  for (let at = 0; at < pictures.length; at += ALBUM) {
    sendings.push({ what: 'album', files: pictures.slice(at, at + ALBUM) })
  }
  for (const { file, kind } of others) sendings.push({ what: kind, files: [file], length: kind === 'voice' })
  for (const [index, { what, files, length }] of sendings.entries()) {
    const duration = length ? await lengthOf(files[0]) : undefined
    takeOwn(await upload(person, what, files, { duration, caption: index === 0 ? caption : undefined }))
  }
  clearTray()
}

/** A recording goes at once. */
export async function sendVoice(file, duration) {
  await upload(store.active, 'voice', [file], { duration }).then(takeOwn).catch(complain)
}

/** A picture as the messenger's own apps send it: JPEG, no larger than 1280; undefined if it can't be drawn. */
async function asPhoto(file) {
  if (!file.type.startsWith('image/') || file.type === 'image/gif' || file.type === 'image/svg+xml')
    return undefined
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return undefined
  const longest = Math.max(bitmap.width, bitmap.height)
  if (file.type === 'image/jpeg' && longest <= PHOTO_SIDE) return file
  const scale = Math.min(1, PHOTO_SIDE / longest)
  const canvas = el('canvas', {
    width: Math.round(bitmap.width * scale) || 1,
    height: Math.round(bitmap.height * scale) || 1,
  })
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.87))
  return blob ? new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' }) : undefined
}

/** Seconds of an audio file, as far as the browser can tell. */
function lengthOf(file) {
  return new Promise((resolve) => {
    const url = URL.createObjectURL(file)
    const done = (seconds) => {
      URL.revokeObjectURL(url)
      resolve(Number.isFinite(seconds) ? Math.round(seconds) : 0)
    }
    const audio = el('audio', { preload: 'metadata', src: url })
    audio.onloadedmetadata = () => done(audio.duration)
    audio.onerror = () => done(0)
  })
}

/** Files dropped on the chat or pasted into it. */
export function watchDrops() {
  const chat = $('chat')
  const drop = $('drop')
  const holdsFiles = (event) => event.dataTransfer?.types.includes('Files')
  chat.addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    drop.hidden = false
  })
  chat.addEventListener('dragleave', (event) => {
    if (!chat.contains(event.relatedTarget)) drop.hidden = true
  })
  chat.addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    drop.hidden = true
    addFiles(event.dataTransfer.files)
    $('entry').focus()
  })
  document.addEventListener('paste', (event) => {
    if (document.querySelector('dialog[open]') || !event.clipboardData?.files.length) return
    event.preventDefault()
    addFiles(event.clipboardData.files)
  })
}
