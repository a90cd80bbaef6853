import './Members'
