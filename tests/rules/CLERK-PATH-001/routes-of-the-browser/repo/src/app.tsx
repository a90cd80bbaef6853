export const App = () => <p>Shop</p>
