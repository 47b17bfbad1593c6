'use client'

import { useEffect, useState } from 'react'
import { classes } from '../classes'
import { useHydrated } from './field-scope'

type CharacterCountProps = { id: string; length: number; min?: number; max?: number }

const number = new Intl.NumberFormat('fr-FR')

/** Shows the limits before anything is typed, then how many characters remain or are too many. Announced only once typing pauses. */
export function CharacterCount({ id, length, min, max }: CharacterCountProps) {
  const hydrated = useHydrated()
  const sentence = hydrated && length > 0 ? progress(length, min, max) : limits(min, max)
  const over = max !== undefined && length > max
  return (
    <>
      <p
        id={id}
        className={classes('mt-1 text-small tabular-nums print:hidden', hydrated && over ? 'font-semibold text-bad' : 'text-ink-soft')}
      >
        {sentence}
      </p>
      <Spoken sentence={over ? sentence : ''} />
    </>
  )
}

function Spoken({ sentence }: { sentence: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(sentence), 1200)
    return () => clearTimeout(timer)
  }, [sentence])
  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  )
}

function limits(min?: number, max?: number): string {
  if (min !== undefined && max !== undefined) return `Entre ${number.format(min)} et ${characters(max)}.`
  if (max !== undefined) return `${characters(max)} au maximum.`
  if (min !== undefined) return `${characters(min)} au minimum.`
  return ''
}

function progress(length: number, min?: number, max?: number): string {
  if (max !== undefined && length > max) return `${characters(length - max)} de trop.`
  if (min !== undefined && length < min) return `Encore ${characters(min - length)} au moins.`
  if (max !== undefined) return `${characters(length)} sur ${number.format(max)}.`
  return `${characters(length)}.`
}

function characters(count: number): string {
  return `${number.format(count)}\u00a0caractère${count > 1 ? 's' : ''}`
}
