import { Actions } from '@/components/action/Actions'
import { Button } from '@/components/action/Button'
import { ButtonLink } from '@/components/action/ButtonLink'
import { FilterBar } from '@/components/action/FilterBar'
import { Link } from '@/components/action/Link'
import { Queue } from '@/components/action/Queue'
import { SelectField, TextField } from '@/components/form/Field'
import { Exemple, LONG, MOT_LONG, PAGE } from './Exemple'

const filtres = (suffixe: string) => (
  <>
    <TextField name={`nom-${suffixe}`} label="Nom" type="search" />
    <SelectField
      name={`etat-${suffixe}`}
      label="État"
      emptyLabel="Tous"
      options={[
        { value: 'agree', label: 'Agréé' },
        { value: 'long', label: LONG },
      ]}
    />
  </>
)

/** Buttons and links. */
export const Gestes = () => (
  <>
    <Exemple
      nom="Actions"
      etats={{
        'Plusieurs gestes': (
          <Actions>
            <Button type="button" variant="primary">
              Déposer la demande
            </Button>
            <Button type="button">Enregistrer le brouillon</Button>
            <ButtonLink href={PAGE} variant="quiet">
              Revenir au dossier
            </ButtonLink>
          </Actions>
        ),
      }}
    />
    <Exemple
      nom="Button"
      etats={{
        'Quatre variantes': (
          <Actions>
            <Button type="button" variant="primary">
              Principal
            </Button>
            <Button type="button" variant="secondary">
              Secondaire
            </Button>
            <Button type="button" variant="danger">
              Dangereux
            </Button>
            <Button type="button" variant="quiet">
              Discret
            </Button>
          </Actions>
        ),
        Indisponible: (
          <Actions>
            <Button type="button" variant="primary" disabled>
              Principal
            </Button>
            <Button type="button" aria-disabled>
              Secondaire
            </Button>
            <Button type="button" variant="danger" disabled>
              Dangereux
            </Button>
            <Button type="button" variant="quiet" disabled>
              Discret
            </Button>
          </Actions>
        ),
        'Mots longs': (
          <Actions>
            <Button type="button">{LONG}</Button>
            <Button type="button">{MOT_LONG}</Button>
          </Actions>
        ),
      }}
    />
    <Exemple
      nom="ButtonLink"
      etats={{
        'Vers une page, vers un fichier': (
          <Actions>
            <ButtonLink href={PAGE} variant="primary">
              Voir les composants
            </ButtonLink>
            <ButtonLink href="/icon.svg" download="marguerite.svg">
              Télécharger la marguerite
            </ButtonLink>
          </Actions>
        ),
      }}
    />
    <Exemple
      nom="FilterBar"
      etats={{
        'Sans filtre': (
          <FilterBar action={PAGE} label="Exemple sans filtre">
            {filtres('sans')}
          </FilterBar>
        ),
        'Avec un filtre': (
          <FilterBar action={PAGE} label="Exemple avec un filtre" active>
            {filtres('avec')}
          </FilterBar>
        ),
        'Repliée sur un téléphone': (
          <FilterBar action={PAGE} label="Exemple replié" active={2}>
            {filtres('replie')}
          </FilterBar>
        ),
      }}
    />
    <Exemple
      nom="Queue"
      etats={{
        'Au milieu': <Queue label="Demandes, au milieu" place={3} count={12} previous={PAGE} next={PAGE} />,
        Première: <Queue label="Demandes, la première" place={1} count={12} next={PAGE} />,
        Seule: <Queue label="Demandes, une seule" place={1} count={1} />,
      }}
    />
    <Exemple
      nom="Link"
      etats={{
        'Dans une phrase': (
          <p>
            Lisez <Link href={PAGE}>la page des composants</Link>.
          </p>
        ),
        'Mots longs': (
          <p>
            <Link href={PAGE}>
              {LONG} {MOT_LONG}
            </Link>
          </p>
        ),
      }}
    />
  </>
)
