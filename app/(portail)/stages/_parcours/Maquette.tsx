import { DataTable } from '@/components/display/DataTable'
import type { CategorieStage } from '@/generated/prisma/enums'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import { SEMESTRES_FST } from '@/lib/referentiel/interne/amenagements'
import { STAGE_LIBRE_DE_PREFERENCE, stagesPossibles, type EtatCreneau } from '@/lib/referentiel/interne/maquette'
import { moitieDue } from '@/lib/referentiel/interne/moities'
import type { ParcoursLu } from '@/lib/referentiel/interne/queries'
import { LIBELLE_MOITIE, NOM_MOITIE } from '@/lib/referentiel/stage/couplage'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { semestreDe, type Semestre } from '@/lib/referentiel/stage/semestre'

const ETATS: Record<EtatCreneau['etat'], { text: string; tone: 'good' | 'info' | 'warn' }> = {
  VALIDE: { text: 'Validé', tone: 'good' },
  EN_COURS: { text: 'En cours', tone: 'info' },
  DU: { text: 'À faire', tone: 'warn' },
}

const PRECISIONS: Partial<Record<CategorieStage, string>> = {
  SFE: 'Deux fois trois mois : santé de la femme, santé de l’enfant.',
  LIBRE: `De préférence : ${STAGE_LIBRE_DE_PREFERENCE.join(', ')} ; ailleurs, sur projet.`,
}

const MOITIES = { 1: 'Dans les deux premiers semestres de la phase. ', 2: 'Dans les deux derniers semestres de la phase. ' } as const

/** Which halves of the coupled stage are done, and which three months are owed (R-DES-2). */
function moitiesDites(c: EtatCreneau, libelles: ReadonlyMap<string, string>): string {
  const faites = (c.moities ?? []).map(({ moitie, etat, semestreCode }) => {
    const quand = (libelles.get(semestreCode) ?? semestreCode).toLowerCase()
    return `${LIBELLE_MOITIE[moitie]} : ${etat === 'VALIDE' ? 'moitié validée' : 'moitié en cours'} (3 mois, ${quand}).`
  })
  const due = moitieDue(c)
  return [...faites, due ? `Restent dus : 3 mois de ${NOM_MOITIE[due]}.` : ''].filter(Boolean).join(' ')
}

/** What the regulation of the cohort requires: validated, under way, owed, and possible at the next semester (R-DES-1 to 4). */
export function Maquette({ parcours, prochain }: { parcours: ParcoursLu; prochain: Semestre }) {
  const { maquette, creneaux, horsMaquette, medecineGenerale } = parcours.maquette
  const libelles = new Map(parcours.semestres.map((s) => [s.semestreCode, s.semestre.libelle]))
  const dus = creneaux.filter((c) => c.etat === 'DU').length
  const possibles = stagesPossibles(parcours, prochain)
  const { faits, prevus, exiges } = medecineGenerale
  return (
    <>
      <p>
        {maquette.libelle}, celle de la promotion {parcours.anneeEntree}.{' '}
        {dus === 0 ? 'Il ne reste aucun stage à commencer.' : `Il reste ${dus === 1 ? 'un stage' : `${dus} stages`} à faire.`} Stages de
        médecine générale auprès de maîtres de stage&nbsp;: {faits} sur {prevus}
        {exiges < prevus ? `, dont ${exiges} seulement ${exiges > 1 ? 'sont exigés' : 'est exigé'} par dérogation` : ''}.
      </p>
      <DataTable
        caption="Les stages de la maquette"
        captionHidden
        rows={creneaux.map((c, i) => ({ ...c, cle: `${c.phase} ${c.categorie} ${i}` }))}
        rowKey={(c) => c.cle}
        empty={null}
        columns={[
          { key: 'stage', header: 'Stage', cell: (c) => LIBELLE_STAGE[c.categorie] },
          { key: 'phase', header: 'Phase', cell: (c) => LIBELLE_PHASE[c.phase] },
          { key: 'etat', header: 'État', nowrap: true, cell: (c) => ETATS[c.etat] },
          { key: 'semestre', header: 'Semestre', cell: (c) => (c.semestreCode ? (libelles.get(c.semestreCode) ?? c.semestreCode) : '–') },
          {
            key: 'precision',
            header: 'Précisions',
            cell: (c) =>
              c.remplace
                ? `Par dérogation : ${LIBELLE_STAGE[c.remplace]}.`
                : c.moities
                  ? moitiesDites(c, libelles)
                  : `${c.moitie ? MOITIES[c.moitie] : ''}${PRECISIONS[c.categorie] ?? ''}` || '–',
          },
        ]}
      />
      {horsMaquette.length > 0 ? (
        <p>
          Faits en plus de la maquette&nbsp;:{' '}
          {horsMaquette
            .map((s) => `${s.categorie ? LIBELLE_STAGE[s.categorie] : 'sans stage'} (${libelles.get(s.semestreCode) ?? s.semestreCode})`)
            .join(', ')}
          .
        </p>
      ) : null}
      <p>
        {possibles.length === 0
          ? `Au ${prochain.libelle.toLowerCase()}, aucun stage de la maquette ne se choisit par rang.`
          : `Possibles au ${prochain.libelle.toLowerCase()} : ${possibles.map((c) => LIBELLE_STAGE[c]).join(', ')}.`}
      </p>
      {parcours.fst ? (
        <p>
          Formation spécialisée transversale&nbsp;: {parcours.fst}. Elle ajoute un an à la formation et ne remplit aucune ligne de la
          maquette.{' '}
          {parcours.fstSemestres.length === 0
            ? `Ses ${SEMESTRES_FST} semestres ne sont pas encore fixés.`
            : `Semestres : ${parcours.fstSemestres.map((code) => semestreDe(code).libelle.toLowerCase()).join(', ')}.`}
        </p>
      ) : null}
    </>
  )
}
