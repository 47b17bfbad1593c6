import { DateField, FileField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { QualiteSignataire } from '@/generated/prisma/enums'
import { dateHeure, dateLongue } from '@/lib/core/temps/dates'
import { prochaineRelance, refusRelance } from '@/lib/flechage/accord/guards'
import { DUREE_LIEN_JOURS } from '@/lib/flechage/accord/schema'
import { coordonneesConnues, signatairesRequis, type Dossier } from '@/lib/flechage/policy'
import { LIBELLE_QUALITE } from '@/lib/flechage/schema'
import { accordCourant } from '../_dossier/Accords'
import { demander, joindrePapier, oterScan, relancer } from './actions'

type Props = { dossier: Dossier; instant: Date; aujourdhui: string }

/** One part for each signature the terrain needs: whom to ask, their answer, the possible acts. */
export function Signataires({ dossier, instant, aujourdhui }: Props) {
  if (!dossier.terrain) return <p>Choisissez d’abord le terrain.</p>
  return signatairesRequis(dossier.terrain.mode).map((qualite) => (
    <Section key={qualite} level={3} title={`Accord : ${LIBELLE_QUALITE[qualite]}`} id={`accord-${qualite.toLowerCase()}`}>
      <Etat dossier={dossier} qualite={qualite} instant={instant} />
      <Demandes dossier={dossier} qualite={qualite} aujourdhui={aujourdhui} />
    </Section>
  ))
}

type PropsAccord = { dossier: Dossier; qualite: QualiteSignataire }

function Etat({ dossier, qualite, instant }: PropsAccord & { instant: Date }) {
  const accord = accordCourant(dossier, qualite)
  if (!accord || accord.statut === 'ANNULE' || accord.statut === 'DELEGUE')
    return <p>Personne n’a encore été sollicité pour le terrain choisi.</p>
  const cible = { id: dossier.id, accordId: accord.id }
  if (accord.statut === 'SIGNE')
    return (
      <>
        <Notice tone="good" title={`Signé par ${accord.nom}`}>
          Le {accord.reponduLe ? dateLongue(accord.reponduLe) : ''}
          {accord.scanId ? ', sur papier' : ''}. Une signature donnée n’est jamais remplacée.
        </Notice>
        {accord.scanId ? (
          <Form
            action={oterScan}
            submitLabel="Retirer ce document"
            submitVariant="quiet"
            hidden={cible}
            idPrefix={qualite}
            confirm="Retirer ce document ? L’accord ne sera plus considéré comme signé."
          />
        ) : null}
      </>
    )
  if (accord.statut === 'REFUSE')
    return (
      <Notice tone="bad" title={`${accord.nom} n’a pas donné son accord`}>
        <p>Raison donnée : {accord.motifRefus}</p>
        <p>Vous pouvez nommer une autre personne, ou choisir un autre terrain.</p>
      </Notice>
    )
  const attente = refusRelance(accord, dossier.parametres, instant)
  return (
    <>
      <Notice tone="info" title={`${accord.nom} tient le stylo`}>
        <p>
          Message envoyé à {accord.courriel} le {dateHeure(accord.demandeLe)}
          {accord.relanceLe ? `, rappel le ${dateHeure(accord.relanceLe)}` : ''}. Son lien est valable jusqu’au {dateHeure(accord.expireLe)}
          .
        </p>
        {attente ? <p>Prochain rappel possible à partir du {dateHeure(prochaineRelance(accord, dossier.parametres))}.</p> : null}
      </Notice>
      {attente ? null : (
        <Form action={relancer} submitLabel="Envoyer un rappel" submitVariant="secondary" hidden={cible} idPrefix={`rappel-${qualite}`} />
      )}
    </>
  )
}

function Demandes({ dossier, qualite, aujourdhui }: PropsAccord & { aujourdhui: string }) {
  const accord = accordCourant(dossier, qualite)
  if (accord?.statut === 'SIGNE') return null
  const attendu = accord?.statut === 'DEMANDE'
  const connu = attendu ? null : coordonneesConnues(dossier, qualite)
  const prefixe = qualite.toLowerCase()
  return (
    <>
      <Form
        key={attendu ? 'autre' : 'premier'}
        {...(attendu ? { fold: 'Nommer une autre personne' } : { title: 'Demander l’accord par courriel', titleLevel: 4 })}
        action={demander}
        submitLabel="Envoyer la demande d’accord"
        submitVariant="secondary"
        hidden={{ id: dossier.id, qualite }}
        idPrefix={prefixe}
      >
        <TextField name="nom" label="Prénom et nom" required defaultValue={connu?.nom} maxLength={150} />
        <TextField
          name="courriel"
          label="Adresse électronique"
          type="email"
          required
          defaultValue={connu?.courriel}
          hint={`La personne reçoit un lien personnel, valable ${DUREE_LIEN_JOURS} jours. Elle n’a pas besoin de compte.`}
          maxLength={254}
        />
        <TextField name="titre" label="Fonction" hint="Par exemple : cheffe du service de soins palliatifs." maxLength={200} />
      </Form>
      <Form
        fold="Joindre un accord signé sur papier"
        action={joindrePapier}
        submitLabel="Joindre l’accord signé"
        submitVariant="secondary"
        hidden={{ id: dossier.id, qualite }}
        idPrefix={`papier-${prefixe}`}
      >
        <TextField
          name="nom"
          label="Prénom et nom de la personne qui a signé"
          required
          defaultValue={connu?.nom ?? accord?.nom}
          maxLength={150}
        />
        <TextField name="titre" label="Sa fonction" maxLength={200} />
        <DateField name="signeLe" label="Signé le" required max={aujourdhui} />
        <FileField
          name="fichier"
          label="Document signé"
          hint="PDF ou photo (JPEG, PNG), 10 Mo au plus."
          accept="application/pdf,image/jpeg,image/png"
          required
        />
      </Form>
    </>
  )
}
