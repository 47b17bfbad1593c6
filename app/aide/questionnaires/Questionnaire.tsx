'use client'

import { useState, type ChangeEvent } from 'react'
import { Button } from '@/components/action/Button'
import { RadioGroup } from '@/components/form/Field'
import { useHydrated } from '@/components/form/field-scope'
import { FieldsWithoutMarks } from '@/components/form/FieldsWithoutMarks'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { aPartager, estEnCrise, mesurer, restantes, type Choisies } from '@/lib/soutien/echelle/cotation'
import type { Echelle } from '@/lib/soutien/echelle/schema'
import { detacher, estJoint, joindre } from '../partage'
import { Crise } from './Crise'
import { NoBreak } from '@/components/display/NoBreak'

/** One questionnaire, folded: answered and scored in this page. Nothing is sent, stored, or written in the address. */
export function Questionnaire({ echelle, ouverte }: { echelle: Echelle; ouverte: boolean }) {
  const [choisies, setChoisies] = useState<Choisies>([])
  const [essai, setEssai] = useState(0)
  const hydrated = useHydrated()
  const debuts = echelle.parties.map((_, n) => echelle.parties.slice(0, n).flatMap((p) => p.questions).length)

  function repondre({ target }: ChangeEvent<HTMLElement>): void {
    if (!(target instanceof HTMLInputElement)) return
    const rang = Number(target.name.split('-')[1])
    // A new answer changes the score, so the joined result is withdrawn.
    detacher(echelle.code)
    setChoisies(Array.from({ length: Math.max(choisies.length, rang + 1) }, (_, i) => (i === rang ? Number(target.value) : choisies[i])))
  }

  function effacer(): void {
    detacher(echelle.code)
    setChoisies([])
    setEssai(essai + 1)
  }

  return (
    <details>
      <summary>
        {echelle.sujet} <small>({echelle.nom})</small>
      </summary>
      <form key={essai} autoComplete="off" onChange={repondre} onSubmit={(event) => event.preventDefault()}>
        <p>{echelle.consigne}</p>
        {echelle.parties.map((partie, n) => (
          <Section key={partie.nom} title={partie.nom} id={`${echelle.code}-partie-${n}`} level={3}>
            <FieldsWithoutMarks>
              {partie.questions.map((question, rang) => (
                <RadioGroup
                  key={question.texte}
                  name={`${echelle.code}-${(debuts[n] ?? 0) + rang}`}
                  legend={question.texte}
                  options={question.reponses.map((r, valeur) => ({ value: String(valeur), label: r.texte }))}
                />
              ))}
            </FieldsWithoutMarks>
          </Section>
        ))}
      </form>
      {estEnCrise(echelle, choisies) ? <Crise /> : null}
      {hydrated ? <Resultat echelle={echelle} choisies={choisies} ouverte={ouverte} /> : null}
      {choisies.length > 0 ? (
        <p>
          <Button type="button" variant="quiet" onClick={effacer}>
            Effacer mes réponses
          </Button>
        </p>
      ) : null}
      <p>
        <small>
          {echelle.compter} {echelle.source}
        </small>
      </p>
    </details>
  )
}

function Resultat({ echelle, choisies, ouverte }: { echelle: Echelle; choisies: Choisies; ouverte: boolean }) {
  const mesures = mesurer(echelle, choisies)
  if (!mesures) {
    const reste = restantes(echelle, choisies)
    return <p role="status">{reste === 1 ? 'Il reste une question.' : `Il reste ${reste} questions.`}</p>
  }
  const parler = mesures.some((m) => m.parler)
  return (
    <Notice tone={parler ? 'warn' : 'info'} title="Ce que disent vos réponses" live>
      <ul>
        {mesures.map((m) => (
          <li key={m.nom}>
            {m.nom}&nbsp;: {m.score} sur {m.sur}. {m.lecture}.
          </li>
        ))}
      </ul>
      <p>
        C’est un repère, pas un diagnostic&nbsp;: seul un entretien dit ce qui se passe.{' '}
        {parler
          ? 'Ce que vous vivez mérite d’être dit à quelqu’un cette semaine : votre médecin, une ligne d’écoute, la cellule.'
          : 'Si quelque chose vous pèse, cela suffit pour en parler, quel que soit le chiffre.'}
      </p>
      <p>
        <Link href="/aide/ecrire">Écrire à la cellule</Link>, <Link href="/aide/reseau">voir à qui s’adresser</Link>, ou appeler SPS au{' '}
        <a href="tel:0805232336">
          <NoBreak>0 805 23 23 36</NoBreak>
        </a>
        , jour et nuit.
      </p>
      {ouverte ? <Joindre key={JSON.stringify(choisies)} echelle={echelle} choisies={choisies} /> : null}
    </Notice>
  )
}

/** Off by default (R-SOU-26): the score and its words go with the person's next text, if it is sent. */
function Joindre({ echelle, choisies }: { echelle: Echelle; choisies: Choisies }) {
  const [joint, setJoint] = useState(estJoint(echelle.code))

  function basculer(): void {
    if (joint) detacher(echelle.code)
    else joindre(echelle.code, aPartager(echelle, choisies))
    setJoint(!joint)
  }

  return (
    <>
      {joint ? (
        <p>
          Joint. Il ne partira, chiffré, qu’avec ce que vous enverrez&nbsp;: <Link href="/aide/ecrire">une demande</Link>, ou un message si
          vous en avez déjà une (<Link href="/aide/retour">revenir avec mes mots</Link>). Fermer cet onglet l’oublie.
        </p>
      ) : null}
      <p>
        <Button type="button" variant={joint ? 'quiet' : 'secondary'} onClick={basculer}>
          {joint ? 'Ne plus le joindre' : 'Joindre ce résultat à ma demande'}
        </Button>
      </p>
    </>
  )
}
