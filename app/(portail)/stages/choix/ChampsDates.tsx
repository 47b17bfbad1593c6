import { DateField, TextField } from '@/components/form/Field'
import { FieldGroup } from '@/components/form/FieldGroup'
import type { ModeChoix } from '@/generated/prisma/enums'
import { pourChampDateHeure } from '@/lib/core/temps/dates'

const LEGENDES: Record<ModeChoix, string> = {
  AUTOMATIQUE: 'Ouverture du choix',
  DIRECT: 'Ouverture du choix',
  APPARIEMENT: 'Fin des classements par les terrains, puis appariement',
}

/** When wishes close and when the choice opens, in the time of Paris. */
export function ChampsDates({ voeuxJusquA, ouvreLe, mode }: { voeuxJusquA?: Date; ouvreLe?: Date; mode?: ModeChoix }) {
  const [voeuxDate, voeuxHeure = '12:00'] = voeuxJusquA ? pourChampDateHeure(voeuxJusquA).split('T') : []
  const [ouvreDate, ouvreHeure = '09:00'] = ouvreLe ? pourChampDateHeure(ouvreLe).split('T') : []
  return (
    <>
      <FieldGroup legend="Fin des vœux">
        <DateField name="voeuxDate" label="Jour" required defaultValue={voeuxDate} />
        <TextField name="voeuxHeure" label="Heure" type="time" required defaultValue={voeuxHeure} />
      </FieldGroup>
      <FieldGroup legend={mode ? LEGENDES[mode] : 'Ouverture du choix, ou appariement'}>
        <DateField name="ouvreDate" label="Jour" required defaultValue={ouvreDate} />
        <TextField name="ouvreHeure" label="Heure" type="time" required defaultValue={ouvreHeure} />
      </FieldGroup>
    </>
  )
}
