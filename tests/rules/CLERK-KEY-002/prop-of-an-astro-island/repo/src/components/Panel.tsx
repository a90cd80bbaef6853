export function Panel({ token }) {
  return <p>{token}</p>
}
