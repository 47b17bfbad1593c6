import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import type { Tx } from '@/lib/core/donnees/db'
import { refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { getBilanOffre } from '@/lib/referentiel/interne/effectif/queries'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { avancerCampagne } from '../commands'
import { lireOffre } from '../offre/queries'
import type { CampagnePostes } from '../policy'
import { empreinteListe } from './contenu'
import { noticesListe } from './notices'
import { lignesDuSemestre } from './queries'
import type { Correction, Publication } from './schema'

/**
 * Publishes the first list: its lines, their digest, the mails and the new state in one transaction.
 * @throws as `applyTransition`, RefusError CAMPAGNE-OFFRE, R-MSU-10, R-STG-8
 */
export const publierListe = (acteur: Acteur, saisie: Publication): Promise<Succes> => publier(acteur, 'publier', { ...saisie, motif: '' })

/** Publishes the next version with its reason, beside the earlier ones. @throws as `publierListe`, RefusError CAMPAGNE-LISTE */
export const corrigerListe = (acteur: Acteur, saisie: Correction): Promise<Succes> => publier(acteur, 'corriger', saisie)

async function publier(acteur: Acteur, action: 'publier' | 'corriger', { id, version, motif, derogation }: Correction): Promise<Succes> {
  const campagne = await avancerCampagne(acteur, {
    action,
    id,
    version,
    motif: [motif, derogation && `Sous le minimum légal : ${derogation}`].filter(Boolean).join(' · ') || undefined,
    before: (tx, row) => verifier(tx, acteur, row, derogation),
    within: (tx, row) => ecrireListe(tx, acteur, row, motif),
  })
  return { redirect: `/stages/campagnes/${id}/listes/${campagne.listes + 1}?fait=${action}` }
}

async function verifier(tx: Tx, acteur: Acteur, campagne: CampagnePostes, derogation: string): Promise<void> {
  const empeches = (await lireOffre(tx, campagne)).filter((l) => l.reserve !== null && (l.offert ?? 0) > 0)
  const [premier] = empeches
  if (premier)
    throw new RefusError(
      refus(
        'R-MSU-10',
        `${empeches.length === 1 ? 'Une ligne ne peut pas être offerte' : `${empeches.length} lignes ne peuvent pas être offertes`}. ${premier.terrain} (${premier.structure}), ${LIBELLE_STAGE[premier.categorie]} : ${premier.reserve}`,
      ),
    )
  const { suffisante, reste, minimum, appeles } = await getBilanOffre(campagne.semestreCode, tx)
  if (suffisante || derogation !== '') return
  const message = `L’offre laisse ${reste} places au choix ; le minimum légal est de ${minimum} pour ${appeles} internes. Indiquez la dérogation obtenue, ou complétez l’offre.`
  throw new RefusError(refus('R-STG-8', message), { derogation: 'Indiquez la dérogation obtenue.' })
}

async function ecrireListe(tx: Tx, acteur: Acteur, campagne: CampagnePostes, motif: string): Promise<void> {
  const lignes = await lignesDuSemestre(tx, campagne.semestreCode)
  const empreinte = empreinteListe(lignes)
  const derniere = await tx.listePostes.findFirst({
    where: { campagneId: campagne.id },
    orderBy: { numero: 'desc' },
    select: { empreinte: true },
  })
  if (derniere?.empreinte === empreinte)
    throw new RefusError(refus('CAMPAGNE-LISTE', 'Rien n’a changé depuis la dernière liste publiée : il n’y a rien à corriger.'))
  const numero = campagne.listes + 1
  const { id } = await tx.listePostes.create({
    data: { campagneId: campagne.id, numero, motif, publieeLe: maintenant(), auteurId: acteur.personneId, empreinte },
    select: { id: true },
  })
  await tx.lignePostes.createMany({ data: lignes.map((ligne) => ({ listeId: id, ...ligne })) })
  await mettreEnFile(
    tx,
    noticesListe({ id, campagneId: campagne.id, numero, semestre: campagne.semestre.libelle }, await internesEnPoste(tx)),
  )
}

/** Internes with an account and a role valid today. */
async function internesEnPoste(tx: Tx): Promise<{ id: string; nom: string; courriel: string }[]> {
  const jour = aujourdhui()
  const valable = { debut: { lte: jour }, OR: [{ fin: null }, { fin: { gte: jour } }] }
  const internes = await tx.interne.findMany({
    where: {
      personne: { desactiveeLe: null, nominations: { some: { role: { in: ['INTERNE', 'DOCTEUR_JUNIOR'] }, ...valable } } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, personne: { select: { prenom: true, nom: true, courriel: true } } },
    relationLoadStrategy: 'join',
  })
  return internes.map(({ id, personne: p }) => ({ id, nom: `${p.prenom} ${p.nom}`, courriel: p.courriel }))
}
