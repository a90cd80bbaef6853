interface Guest {
  id: string
  first_name: string | null
}

// Deliveries may be repeated: every write says what should be there.
export async function saveGuest(guest: Guest) {
  const row = { name: guest.first_name }
  await usePrisma().guest.upsert({ where: { id: guest.id }, create: { id: guest.id, ...row }, update: row })
}

export async function removeGuest(id: string) {
  await usePrisma().guest.deleteMany({ where: { id } })
}
