export default '{customer}';
