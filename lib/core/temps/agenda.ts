import ical from 'ical-generator'
import { maintenant } from './horloge'

/**
 * A calendar file of one event, with its hours in UTC and nothing else than its title: neither a place, nor who comes, nor
 * where it was made.
 */
export function fichierAgenda({ titre, debut, fin }: Readonly<{ titre: string; debut: Date; fin: Date }>): string {
  const agenda = ical({ prodId: '//Agenda//Agenda//FR' })
  agenda.createEvent({ start: debut, end: fin, summary: titre, stamp: maintenant() })
  return agenda.toString()
}
