import type { Metadata } from 'next'
import { DefinitionList } from '@/components/display/DefinitionList'
import { TextArea, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { RefusError } from '@/lib/core/workflow/erreurs'
import { getDemandeParLien, type DemandeVue } from '@/lib/stages/campagne/capacite/queries'
import { MESSAGE_LIEN_INCONNU } from '@/lib/stages/campagne/capacite/schema'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { decliner, repondre } from './actions'

// The portal's own referrer policy hides the link from other sites; a stricter one here would remove the origin of a form posted
// without scripts.
export const metadata: Metadata = { title: 'Places de stage', robots: { index: false } }

/** Opened from a mail, by people and by scanners: showing it changes nothing. */
export default async function Page({ params, searchParams }: PageProps<'/capacite/[jeton]'>) {
  const { jeton } = await params
  const demande = await chercher(jeton)
  if (!demande || 'trop' in demande)
    return (
      <PublicPage title="Demande introuvable">
        <Notice tone="warn">{demande ? demande.trop : MESSAGE_LIEN_INCONNU}</Notice>
      </PublicPage>
    )
  const { semestre, terrain, structure, commune, agrees, agrementFin, reponsesAvant, ferme } = demande
  const merci = `Merci, votre réponse est enregistrée. Vous pouvez la corriger ici jusqu’au ${jourLong(reponsesAvant)}.`
  return (
    <PublicPage
      title="Combien d’internes pouvez-vous accueillir ?"
      lead={`${semestre.libelle}, du ${jourLong(semestre.debut)} au ${jourLong(semestre.fin)}.`}
    >
      <Fait search={searchParams} sentences={{ repondre: merci, decliner: merci }} />
      <DefinitionList
        items={[
          { term: 'Terrain', value: `${terrain}, ${structure}, ${commune}` },
          {
            term: 'Ce que permet l’agrément',
            value: `${agrees === 1 ? 'un interne' : `${agrees} internes`} en même temps, jusqu’au ${jourLong(agrementFin)}`,
          },
          { term: 'Réponse attendue', value: `au plus tard le ${jourLong(reponsesAvant)}` },
          { term: demande.gardeeLe && !demande.reponduLe ? 'Gardé sans votre réponse' : 'Votre réponse', value: reponseDe(demande) },
        ]}
      />
      {ferme ? <Notice tone="warn">{ferme.message}</Notice> : <Formulaires demande={demande} jeton={jeton} />}
    </PublicPage>
  )
}

function reponseDe({ reponduLe, gardeeLe, reponduPar, reponses, empechement }: DemandeVue): string {
  if (!reponduLe && !gardeeLe) return 'pas encore donnée'
  const places = reponses.filter((r) => r.capacite > 0).map((r) => `${LIBELLE_STAGE[r.categorie]} : ${r.capacite}`)
  const quoi = places.length > 0 ? places.join(' ; ') : 'aucun interne accueilli'
  if (!reponduLe) return places.length > 0 ? quoi : 'aucune place'
  return `${quoi}${empechement ? ` (${empechement})` : ''}. Donnée le ${dateHeure(reponduLe)} par ${reponduPar}.`
}

function Formulaires({ demande, jeton }: { demande: DemandeVue; jeton: string }) {
  const { categories, reponses, agrees, version, reponduLe, reponduPar, nom, empechement } = demande
  const cle = { jeton, version: String(version) }
  const par = reponduPar ?? nom
  const aucune = reponduLe !== null && reponses.every((r) => r.capacite === 0)
  return (
    <>
      <Section title={reponduLe ? 'Corriger ma réponse' : 'Ma réponse'} id="reponse">
        <Form key={version} action={repondre} submitLabel="Envoyer ma réponse" hidden={cle}>
          {categories.map(({ categorie, reserve }) => (
            <TextField
              key={categorie}
              name={`capacite_${categorie}`}
              label={LIBELLE_STAGE[categorie]}
              type="number"
              min={0}
              max={agrees}
              short
              required
              defaultValue={String(reponses.find((r) => r.categorie === categorie)?.capacite ?? (reponduLe ? 0 : ''))}
              hint={reserve ? `À régler avec le secrétariat avant que ces places soient offertes : ${reserve}` : `De 0 à ${agrees}.`}
            />
          ))}
          <TextArea
            name="empechement"
            label="Une précision"
            hint="Par exemple, pourquoi vous accueillez moins d’internes que d’habitude."
            rows={2}
            maxLength={1000}
            count={false}
            defaultValue={aucune ? '' : empechement}
          />
          <TextField name="par" label="Vos prénom et nom" required defaultValue={par} maxLength={150} autoComplete="name" />
        </Form>
      </Section>
      <Section title="Nous n’accueillerons personne" id="personne">
        <Form
          key={version}
          action={decliner}
          submitLabel="Répondre que nous n’accueillerons personne"
          submitVariant="secondary"
          hidden={cle}
          idPrefix="personne-"
        >
          <TextArea
            name="empechement"
            label="Pourquoi"
            hint="Une phrase suffit. Le secrétariat la lira."
            required
            rows={2}
            maxLength={1000}
            count={false}
            defaultValue={aucune ? empechement : ''}
          />
          <TextField name="par" label="Vos prénom et nom" required defaultValue={par} maxLength={150} autoComplete="name" />
        </Form>
      </Section>
    </>
  )
}

async function chercher(jeton: string): Promise<DemandeVue | { trop: string } | null> {
  try {
    return await getDemandeParLien(jeton)
  } catch (erreur) {
    if (erreur instanceof RefusError) return { trop: erreur.refus.message }
    throw erreur
  }
}
