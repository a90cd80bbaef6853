export default function Home() {
  return <h1>Quay</h1>
}
