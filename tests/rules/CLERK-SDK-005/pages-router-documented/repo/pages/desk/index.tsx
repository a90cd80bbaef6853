export default () => <h1>Desk</h1>
