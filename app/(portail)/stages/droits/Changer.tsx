import { jourLong } from '@/lib/core/temps/dates'
import type { MesDroits } from '@/lib/referentiel/interne/droits/queries'

/** How many stages out of the region are left, and the last day for a file (R-STG-6). */
export function HorsRegion({ droits: { horsRegion } }: { droits: MesDroits }) {
  const { permis, pris, restent, semestre, deposerAvant } = horsRegion
  return (
    <>
      <p>
        {permis === 1 ? 'Un stage' : `${permis} stages`} hors de la région pendant la phase d’approfondissement
        {pris > 0 ? `, dont ${pris} déjà ${pris > 1 ? 'demandés ou faits' : 'demandé ou fait'}` : ''}.{' '}
        {restent > 0 && semestre && deposerAvant
          ? `Il en reste ${restent === 1 ? 'un' : restent}. Pour le ${semestre.libelle.toLowerCase()}, le dossier se dépose avant le ${jourLong(deposerAvant)}.`
          : restent > 0
            ? 'Votre parcours ne prévoit plus de semestre pour lequel déposer un dossier.'
            : 'Il n’en reste aucun.'}
      </p>
      <p>Un stage de plus est possible, même en phase socle, si l’agrément de votre terrain est suspendu ou retiré.</p>
    </>
  )
}

/** Until when the change of specialty is possible (R-STG-7). */
export function Remords({ droits: { remords } }: { droits: MesDroits }) {
  return (
    <>
      <p>{phraseRemords(remords)}</p>
      <p>
        Il permet de changer une fois de spécialité, dans la même subdivision, si votre rang aurait suffi pour l’obtenir l’année de vos
        épreuves. Les semestres que la nouvelle spécialité ne reprend pas ne comptent plus pour l’ancienneté.
      </p>
    </>
  )
}

function phraseRemords(remords: MesDroits['remords']): string {
  if (remords.etat === 'UTILISE') return 'Vous l’avez déjà utilisé : il ne s’exerce qu’une fois.'
  if (!remords.semestre) return 'Il n’est plus possible : la phase d’approfondissement est passée.'
  const fin = jourLong(remords.semestre.fin)
  if (remords.etat === 'PASSE') return `Il n’est plus possible depuis le ${fin}, fin du ${remords.semestre.libelle.toLowerCase()}.`
  return remords.prevu
    ? `Il reste possible jusqu’à la fin du ${remords.semestre.libelle.toLowerCase()}, le ${fin}, si votre parcours se poursuit comme prévu.`
    : `Il reste possible jusqu’au ${fin}, fin du ${remords.semestre.libelle.toLowerCase()}.`
}
