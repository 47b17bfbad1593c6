import { Actions } from '@/components/action/Actions'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Section } from '@/components/display/Section'
import type { VueChoix } from '@/lib/stages/choix/queries'
import { mentionTraitement } from '@/lib/stages/choix/schema'

/** The published files, and how to check them. */
export function Resultat({ choix }: { choix: VueChoix }) {
  const apparie = choix.mode === 'APPARIEMENT'
  return (
    <Section title="Résultat à vérifier">
      <p>
        Le fichier publié contient {apparie ? 'l’ordre qui départage les égalités' : 'la liste d’appel'}, les postes et le résultat, sous
        les noms d’emprunt. Il ne contient ni nom, ni rang, ni situation
        {apparie ? ', ni les classements des terrains : la copie de la commission les contient, pour y vérifier tout l’appariement' : ''}.
        Ce n’est pas l’anonymat : qui connaît le stage d’un collègue peut y retrouver sa ligne.
      </p>
      <Actions>
        <ButtonLink href={`/stages/choix/${choix.id}/resultat`} download>
          Télécharger le résultat
        </ButtonLink>
        {choix.commission ? (
          <ButtonLink href={`/stages/choix/${choix.id}/resultat-commission`} download>
            Télécharger la copie de la commission
          </ButtonLink>
        ) : null}
      </Actions>
      <p>
        Pour le vérifier, prenez le dossier « verificateur » livré avec le code du portail : un petit programme séparé, qui ne partage rien
        avec celui qui a fait l’affectation. Il lui faut seulement Node, version 22.18 ou plus récente. Tapez :
      </p>
      <p>
        <code>node verificateur/verifier.ts choix.json</code>
      </p>
      <p>Avec votre reçu, il dit aussi si vos vœux ont été changés :</p>
      <p>
        <code>node verificateur/verifier.ts --recu recu.json choix.json</code>
      </p>
      <p>{mentionTraitement(choix.mode)}</p>
    </Section>
  )
}
