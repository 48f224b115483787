import { describe, expect, test } from 'vitest'
import { checkFile } from '../../src/documents/file-types.js'

const bytes = (text: string) => Buffer.from(text, 'latin1')

describe('a file is what its content says', () => {
  test.each([
    ['a photo', bytes(`\xff\xd8\xff\xe0\x00\x10JFIF\x00${'\x01'.repeat(64)}`), undefined, 'image/jpeg'],
    [
      'a PDF',
      bytes(`%PDF-1.7\n\xe2\xe3\xcf\xd3\n${'\x01\x9c'.repeat(64)}`),
      'decision.pdf',
      'application/pdf',
    ],
    [
      'a PDF of nothing but words',
      bytes('%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n'),
      'decision.pdf',
      'application/pdf',
    ],
    ['words in a text file', Buffer.from('征地补偿款一直没有发。'), 'story.txt', 'text/plain'],
    ['words that begin like a picture', bytes('BM is the name of the village.'), 'story.txt', 'text/plain'],
  ])('%s is taken', async (_, content, name, mime) => {
    expect(await checkFile(content, name)).toEqual({ kind: 'accepted', mime })
  })

  test.each([
    ['a program', bytes(`MZ\x90\x00\x03${'\x00'.repeat(80)}`), 'photo.jpg'],
    ['an archive', bytes(`PK\x03\x04\x14\x00${'\x00'.repeat(40)}`), 'letters.docx'],
    ['a page', bytes('<!DOCTYPE html><script>alert(1)</script>'), 'story.txt'],
    ['a drawing', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'map.svg'],
    ['a script', bytes('#!/bin/sh\nrm -rf /\n'), 'story.txt'],
    ['words under the name of a program', bytes('@echo off'), 'open.bat'],
    ['nothing at all', Buffer.alloc(0), 'story.txt'],
  ])('%s is refused, whatever its name', async (_, content, name) => {
    expect(await checkFile(content, name)).toMatchObject({ kind: 'refused' })
  })
})
