const need = (name: string) => {
  const value = process.env[name]
  if (!value) {
    throw new Error(name)
  }
  return value
}

export const secrets = { clerk: { signing: need('CLERK_WEBHOOK_SIGNING_SECRET') } }
