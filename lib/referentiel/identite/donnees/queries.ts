import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'

/** What the shared tables hold about the person who asks, for the download of their data (R-LEG-6). @throws InterditError for the portal itself. */
export async function getMesDonnees(acteur: Acteur) {
  const id = acteur.personneId
  if (!id) throw new InterditError()
  const [personne, actes, compte, courriels, fichiers, accords, niveaux] = await Promise.all([
    db.personne.findUniqueOrThrow({
      where: { id },
      relationLoadStrategy: 'join',
      select: {
        prenom: true,
        nom: true,
        courriel: true,
        rpps: true,
        creeeLe: true,
        nominations: { orderBy: { debut: 'asc' }, select: { role: true, acte: true, debut: true, fin: true } },
        sessions: { orderBy: { ouverteLe: 'asc' }, select: { ouverteLe: true, expireLe: true, revoqueeLe: true } },
        liens: { orderBy: { creeLe: 'asc' }, select: { creeLe: true, expireLe: true, consommeLe: true } },
        membres: {
          orderBy: { debut: 'asc' },
          select: { college: true, fonction: true, acte: true, debut: true, fin: true, commission: { select: { nom: true } } },
        },
        deports: { orderBy: { le: 'asc' }, select: { nature: true, cause: true, le: true } },
        interne: {
          select: {
            anneeEntree: true,
            typeClassement: true,
            rang: true,
            effectifReference: true,
            phase: true,
            theseSoutenueLe: true,
            contratSigneLe: true,
            fst: true,
            fstSemestres: true,
            derogations: {
              orderBy: { accordeeLe: 'asc' },
              select: {
                objet: true,
                stages: true,
                phase: true,
                jusquAu: true,
                accordeeLe: true,
                accordeePar: true,
                motif: true,
                retireeLe: true,
              },
            },
            commune: { select: { nom: true } },
            semestres: {
              orderBy: { semestre: { debut: 'asc' } },
              select: {
                semestreCode: true,
                phase: true,
                categorie: true,
                situation: true,
                cause: true,
                joursInterruption: true,
                moitieValidee: true,
                terrain: { select: { intitule: true } },
                premiereMoitie: true,
                secondTerrain: { select: { intitule: true } },
              },
            },
            mobilites: { select: { semestreCode: true, type: true } },
            horsChoix: { select: { semestreCode: true, acte: true, creeLe: true } },
            voeuxStages: {
              orderBy: { semestreCode: 'asc' },
              select: { semestreCode: true, postes: true, modifieLe: true, deposesLe: true, figesLe: true },
            },
            contestations: {
              orderBy: { creeeLe: 'asc' },
              select: { semestreCode: true, texte: true, creeeLe: true, reponse: true, reponduLe: true },
            },
            // That they answered: what they answered leads back to nobody (R-MSU-12).
            evaluationRendues: { orderBy: { semestreCode: 'asc' }, select: { semestreCode: true } },
          },
        },
        msu: {
          select: {
            agreeDu: true,
            agreeAu: true,
            suspenduLe: true,
            assuranceFin: true,
            formationLe: true,
            structure: { select: { nom: true } },
            terrains: { select: { coordinateur: true, terrain: { select: { intitule: true } } } },
          },
        },
      },
    }),
    db.ligneJournal.findMany({
      where: { auteurId: id },
      orderBy: { id: 'asc' },
      select: { le: true, evenement: true, qualite: true, objetType: true, de: true, vers: true, adresse: true },
    }),
    // Done to the account by others: what and when; who did it is their own data.
    db.ligneJournal.findMany({
      where: { objetType: 'personne', objetId: id, NOT: { auteurId: id } },
      orderBy: { id: 'asc' },
      select: { le: true, evenement: true, qualite: true, de: true, vers: true, motif: true },
    }),
    db.courriel.findMany({
      where: { destinataire: { equals: await adresseDe(id) } },
      orderBy: { creeLe: 'asc' },
      select: { sujet: true, statut: true, creeLe: true, envoyeLe: true },
    }),
    db.fichier.findMany({
      where: { deposantId: id },
      orderBy: { creeLe: 'asc' },
      select: { nom: true, type: true, taille: true, empreinte: true, creeLe: true },
    }),
    db.accord.findMany({
      where: { personneId: id },
      orderBy: { demandeLe: 'asc' },
      select: { qualite: true, titre: true, statut: true, demandeLe: true, reponduLe: true, motifRefus: true },
    }),
    // Once the result is published: the level a terrain gave this person, never anybody else's (R-RNG-8, R-RNG-10).
    db.classementChoix.findMany({
      where: { interne: { personneId: id }, choix: { statut: 'PUBLIE' } },
      orderBy: [{ choix: { semestreCode: 'asc' } }, { poste: { terrain: { intitule: 'asc' } } }],
      select: { niveau: true, choix: { select: { semestreCode: true } }, poste: { select: { terrain: { select: { intitule: true } } } } },
    }),
  ])
  const { nominations, sessions, liens, membres, deports, interne, msu, ...identite } = personne
  return {
    identite,
    nominations,
    commissions: membres.map(({ commission, ...m }) => ({ commission: commission.nom, ...m })),
    deports,
    internat: interne && {
      ...interne,
      niveauxDonnesParLesTerrains: niveaux.map(({ choix, poste, niveau }) => ({
        semestreCode: choix.semestreCode,
        terrain: poste.terrain.intitule,
        niveau,
      })),
      commune: interne.commune?.nom ?? null,
      semestres: interne.semestres.map(({ terrain, ...s }) => ({ ...s, terrain: terrain?.intitule ?? null })),
    },
    maitriseDeStage: msu && {
      ...msu,
      structure: msu.structure.nom,
      terrains: msu.terrains.map((t) => ({ terrain: t.terrain.intitule, coordinateur: t.coordinateur })),
    },
    accordsDonnes: accords,
    fichiersDeposes: fichiers,
    courrielsRecus: courriels,
    connexions: { sessions, liensDemandes: liens },
    journal: { mesActes: actes, surMonCompte: compte },
  }
}

const adresseDe = async (id: string): Promise<string> =>
  (await db.personne.findUniqueOrThrow({ where: { id }, select: { courriel: true } })).courriel
