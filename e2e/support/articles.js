// Articles for the tests of several documents: two papers on one event that do not quote alike, and two versions.

export const courier = `Ferry company gives islanders until Friday

PORT LOWEN — The company that runs the only ferry to the Skerries said on Tuesday that it would end the winter service unless the county pays its debts.

"If the county does not pay what it owes by Friday, we will sell both boats," said Marta Quill, the chief executive of Lowen Lines. "We have carried the mail, the milk and the children of these islands for forty years, and nobody can say that we have been greedy."

Tom Ashby, who farms on the largest of the islands, said he had not been told anything. "My lambs go to market in December and there is no other way across," he said.

The county's transport chief, Dorothy Vane, told reporters that the money would be found. "No child on the Skerries will miss a day of school," she said. She warned that the county would take the licence away if the boats stopped running before the contract ended.

A person familiar with the talks said the two sides had not met since August.`;

export const gazette = `County and ferry firm trade threats over debts

Lowen Lines will stop sailing to the Skerries if it is not paid this week, its chief executive said on Tuesday.

"We have carried the mail, the milk and the children of these islands for fifty years, and nobody can say that we were greedy," Quill told the Gazette.

The county answered within the hour. "No child on the Skerries will miss a day of school," said council leader Peter Holm, who called the demand "a stunt".

Ashby, a sheep farmer, said the winter market could not wait. "My lambs go to market in December and there is no other way across," he said.

Dorothy Vane, the transport chief, said the county would revoke the licence if the company stopped early.`;

export const courierLater = `Ferry company gives islanders until Friday

PORT LOWEN — The company that runs the only ferry to the Skerries said on Tuesday that it would end the winter service unless the county pays its debts.

"If the county does not pay what it owes by Monday, we will sell both boats," said Marta Quill, the chief executive of Lowen Lines. "We have carried the mail, the milk and the children of these islands for forty years, and nobody can say that we have been greedy."

The county's transport chief, Dorothy Vane, told reporters that the money would be found. "No child on the Skerries will miss a day of school," she said. She warned that the county would take the licence away if the boats stopped running before the contract ended.

A person familiar with the talks said the two sides had not met since August. "We will not be bullied by a shipping firm," said Ian Cole, who leads the opposition.`;
