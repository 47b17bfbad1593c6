import ical from 'ical-generator'
import { maintenant } from './horloge'

/** A calendar file of one event, with its hours in UTC and its title only: no place, no participant, no trace of the portal. */
export function fichierAgenda({ titre, debut, fin }: Readonly<{ titre: string; debut: Date; fin: Date }>): string {
  const agenda = ical({ prodId: '//Agenda//Agenda//FR' })
  agenda.createEvent({ start: debut, end: fin, summary: titre, stamp: maintenant() })
  return agenda.toString()
}
