import { Form } from '@/components/form/Form'
import { SelectField, TextField } from '@/components/form/Field'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { FormAction } from '@/lib/core/requete/form-state'
import { getEnAppel, type EnAppel } from '@/lib/stages/choix/appel/queries'
import { compterDepots, getAvancement } from '@/lib/stages/choix/appariement/queries'
import type { VueChoix } from '@/lib/stages/choix/queries'
import { LIBELLE_SITUATION_CHOIX } from '@/lib/stages/choix/schema'
import type { ActionChoix } from '@/lib/stages/choix/workflow'
import {
  appeler,
  apparier,
  choisirParProcuration,
  derouler,
  figer,
  inscrireTirage,
  lister,
  noterAbsent,
  ouvrir,
  publier,
  terminer,
} from '../actions'
import { tempsDe } from './temps'
import { TempsRestant } from './TempsRestant'

const FORMES: Record<ActionChoix, { action: FormAction; confirm: string; aide: string }> = {
  figerVoeux: {
    action: figer,
    confirm: 'Figer les vœux ? Plus personne ne pourra les changer.',
    aide: 'Chaque interne reçoit un nom d’emprunt et le reçu de ses vœux. Plus personne ne peut ensuite les changer, le secrétariat non plus.',
  },
  figerListe: {
    action: lister,
    confirm: 'Figer la liste d’appel ? Les anciennetés et les situations ne changeront plus.',
    aide: 'L’ordre est calculé : ancienneté dans la phase, puis rang. Les noms d’emprunt sont montrés aux internes de la phase.',
  },
  ouvrir: { action: ouvrir, confirm: 'Ouvrir le choix ?', aide: 'Les appels peuvent commencer.' },
  terminer: { action: terminer, confirm: 'Terminer le choix ?', aide: 'Tout le monde a été appelé.' },
  publier: {
    action: publier,
    confirm: 'Publier le résultat ? Les affectations sont enregistrées et chacun est prévenu.',
    aide: 'Le résultat est publié sous les noms d’emprunt, les affectations entrent dans les parcours, chaque interne reçoit un courriel.',
  },
}

type Mots = { label?: string; confirm: string; aide: string }

const MOTS_APPARIEMENT: Partial<Record<ActionChoix, Mots>> = {
  figerVoeux: {
    confirm: 'Figer les vœux ? Plus personne ne pourra les changer, et les terrains demandés sont prévenus.',
    aide: 'Chaque interne reçoit un nom d’emprunt et le reçu de ses vœux. Chaque terrain demandé est prié de classer celles et ceux qui l’ont demandé.',
  },
  figerListe: {
    label: 'Figer l’ordre des égalités',
    confirm: 'Figer l’ordre qui départage les égalités ? Les anciennetés et les situations ne changeront plus.',
    aide: 'L’ordre qui départage deux personnes qu’un terrain met à égalité : ancienneté dans la phase, puis rang.',
  },
  ouvrir: {
    label: 'Fermer les classements',
    confirm: 'Fermer les classements ? Les terrains ne pourront plus les changer.',
    aide: 'L’heure annoncée aux terrains est passée : l’appariement peut se faire.',
  },
  terminer: { confirm: 'Terminer le choix ?', aide: 'L’appariement est fait.' },
}

/** The possible acts of the secretariat, or why they are not possible yet. */
export async function Conduite({ acteur, choix }: { acteur: Acteur; choix: VueChoix }) {
  const cible = { id: choix.id, version: String(choix.version) }
  const enAppel = choix.statut === 'OUVERT' && choix.mode === 'DIRECT' ? await getEnAppel(acteur, choix) : null
  const tirage = choix.statut === 'LISTE_FIGEE' && choix.egalites > 0
  const appels = choix.statut === 'OUVERT' && choix.restants > 0
  const apparie = choix.mode === 'APPARIEMENT'
  const avance = apparie && ['VOEUX_FIGES', 'LISTE_FIGEE', 'OUVERT'].includes(choix.statut) ? await getAvancement(acteur, choix) : null
  const depots = apparie && choix.statut === 'PREPARATION' ? await compterDepots(acteur, choix) : null
  if (choix.actions.length === 0 && !tirage && !appels) return null
  return (
    <Section title="Conduire le choix">
      {depots === null ? null : (
        <p>
          {depots === 0 ? 'Aucune liste de vœux n’est' : depots === 1 ? 'Une liste de vœux est' : `${depots} listes de vœux sont`} déposée
          {depots > 1 ? 's' : ''}. Toutes les listes comptent quand les vœux sont figés, déposées ou non, longues ou courtes.
        </p>
      )}
      {avance ? (
        <p>
          {avance.demandes === 0
            ? 'Aucun poste n’a été demandé.'
            : `Sur ${avance.demandes} ${avance.demandes === 1 ? 'poste demandé' : 'postes demandés'}, ${avance.classes} ${avance.classes === 1 ? 'est classé' : 'sont classés'} par le terrain. Un terrain qui ne classe personne met tout le monde à égalité.`}
        </p>
      ) : null}
      {tirage ? (
        <Form
          action={inscrireTirage}
          hidden={cible}
          submitLabel="Inscrire le tirage"
          title="Tirage public"
          confirm="Inscrire cette graine ? Le tirage ne se refait pas."
          idPrefix="tirage-"
        >
          <p>
            {choix.egalites} personnes sont à égalité parfaite. Faites le tirage en public : par exemple, annoncez d’avance que la graine
            sera le résultat d’une loterie à venir, puis recopiez-le ici. Le portail en déduit l’ordre, que tout le monde peut refaire.
          </p>
          <TextField name="graine" label="Graine du tirage" required maxLength={200} />
        </Form>
      ) : null}
      {appels && choix.mode === 'AUTOMATIQUE' ? (
        <Form
          action={derouler}
          hidden={cible}
          submitLabel="Appeler sur les vœux"
          confirm="Appeler sur les vœux ? Chaque poste obtenu est définitif."
          idPrefix="bloc-"
        >
          <p>
            {choix.restants} {choix.restants === 1 ? 'personne reste' : 'personnes restent'} à appeler. Chacune reçoit le premier de ses
            vœux encore ouvert.
          </p>
          <TextField name="taille" label="Nombre de personnes" hint="Laissez vide pour appeler tout le monde." type="number" min={1} />
        </Form>
      ) : null}
      {appels && apparie ? (
        <Form
          action={apparier}
          hidden={cible}
          submitLabel="Faire l’appariement"
          confirm="Faire l’appariement ? Il se fait une seule fois, pour tout le monde."
          idPrefix="apparier-"
        >
          <p>
            Les vœux de chacun et les classements des terrains sont croisés : personne ne manque un poste préféré au profit de quelqu’un que
            le terrain plaçait après. À égalité chez un terrain, l’ordre d’appel départage.
          </p>
        </Form>
      ) : null}
      {appels && choix.mode === 'DIRECT' ? (
        enAppel ? (
          <PersonneAppelee choixId={choix.id} minutes={choix.minutesParAppel} appel={enAppel} />
        ) : (
          <Form action={appeler} hidden={cible} submitLabel="Appeler la personne suivante" idPrefix="appel-">
            <p>
              {choix.restants} {choix.restants === 1 ? 'personne reste' : 'personnes restent'} à appeler.
            </p>
          </Form>
        )
      ) : null}
      {choix.actions.map(({ action, label, refus }) => {
        const dit: Mots = (apparie && MOTS_APPARIEMENT[action]) || FORMES[action]
        return refus ? (
          <Notice key={action} tone="info" title={dit.label ?? label}>
            <p>{refus.message}</p>
          </Notice>
        ) : (
          <Form
            key={action}
            action={FORMES[action].action}
            hidden={cible}
            submitLabel={dit.label ?? label}
            confirm={dit.confirm}
            idPrefix={`${action}-`}
          >
            <p>{dit.aide}</p>
          </Form>
        )
      })}
    </Section>
  )
}

function PersonneAppelee({ choixId, minutes, appel }: { choixId: string; minutes: number; appel: EnAppel }) {
  const cible = { id: choixId, appelId: appel.appelId }
  const temps = tempsDe(appel.depuis, minutes)
  return (
    <>
      <Notice tone="info" title={`${appel.nom} est appelé·e`}>
        <p>
          Nom d’emprunt « {appel.pseudonyme} » : <TempsRestant {...temps} />.
          {appel.situation === 'NORMAL' ? '' : ` ${LIBELLE_SITUATION_CHOIX[appel.situation]}.`}
        </p>
      </Notice>
      {appel.situation === 'ABSENT_AVEC_PROCURATION' ? (
        <Form
          action={choisirParProcuration}
          hidden={cible}
          submitLabel="Enregistrer le choix"
          title="Choix par procuration"
          confirm="Enregistrer ce choix ? Il est définitif."
          idPrefix="procuration-"
        >
          <SelectField
            name="posteId"
            label="Poste choisi par la personne mandataire"
            required
            options={appel.possibles.map((p) => ({ value: p.id, label: p.libelle }))}
          />
        </Form>
      ) : null}
      <Form
        action={noterAbsent}
        hidden={cible}
        submitLabel="Noter l’absence"
        submitVariant="secondary"
        confirm="Noter l’absence ? La personne est servie sur les vœux qu’elle a figés, ou passe son tour."
        idPrefix="absence-"
      >
        <p>
          {appel.situation === 'ABSENT'
            ? 'L’absence était annoncée : vous pouvez la noter sans attendre.'
            : `L’absence peut être notée à partir de ${temps.heure}.`}{' '}
          La personne est alors servie sur les vœux qu’elle a figés ; si elle n’en a laissé aucun, elle passe.
        </p>
      </Form>
    </>
  )
}
