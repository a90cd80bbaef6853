export default function Home() {
  return <h1>Berths at the wharf</h1>
}
