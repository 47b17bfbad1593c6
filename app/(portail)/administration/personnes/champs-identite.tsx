import { TextField } from '@/components/form/Field'

type Identite = { prenom: string; nom: string; courriel: string }

export function ChampsIdentite({ prenom, nom, courriel }: Partial<Identite>) {
  return (
    <>
      <TextField name="prenom" label="Prénom" defaultValue={prenom} maxLength={100} autoComplete="off" required />
      <TextField name="nom" label="Nom d’usage" defaultValue={nom} maxLength={100} autoComplete="off" required />
      <TextField
        name="courriel"
        label="Adresse électronique"
        type="email"
        defaultValue={courriel}
        maxLength={254}
        autoComplete="off"
        hint="Les liens de connexion y sont envoyés."
        required
      />
    </>
  )
}
