const events = ['user.created', 'user.updated', 'user.deleted']

export default function Page() {
  return (
    <ul>
      {events.filter((type) => type !== 'user.deleted').map((type) => <li key={type}>{type}</li>)}
    </ul>
  )
}
