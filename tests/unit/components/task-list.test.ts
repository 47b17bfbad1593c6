import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { TaskList, type TaskItem } from '@/components/display/TaskList'

const task = (title: string, act?: string, capacity = 'gestionnaire'): TaskItem => ({
  href: `/${title}`,
  title: act ? `${act} : ${title}` : title,
  among: act === undefined ? undefined : { act, count: '31', subject: `Sujet ${title}`, detail: '' },
  capacity,
})

/** The words of the list in reading order, without marks. */
const read = (...tasks: TaskItem[]): string =>
  renderToStaticMarkup(createElement(TaskList, { tasks, empty: 'rien' }))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

describe('« À faire »', () => {
  it('says an act once for the records it waits on, with their number, where the most urgent of them stands', () => {
    expect(read(task('a', 'Vérifier'), task('b'), task('c', 'Vérifier'))).toBe(
      'Vérifier 31 En qualité de gestionnaire Commencer Vérifier : Sujet a Vérifier : Sujet c b En qualité de gestionnaire',
    )
  })

  it('loses no line, keeps the order of those that stand alone, and does not group what one does in two roles', () => {
    expect(read(task('a'), task('b', 'Noter'), task('c', 'Noter', 'rapporteur'))).toBe(
      'a En qualité de gestionnaire Noter : b En qualité de gestionnaire Noter : c En qualité de rapporteur',
    )
    expect(read()).toBe('rien')
  })
})
