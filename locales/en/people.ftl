# Officials: roles, invitations, being away and deputies.
people-role-registrar = registrar
people-role-handler = handler
people-role-unit-lead = unit lead
people-role-supervisor = supervisor
people-role-leader = leader
people-role-duty-officer = duty officer
people-role-roster-manager = roster manager
people-role-analyst = analyst
people-role-admin = admin

people-name-missing = Please give a name.
people-name-too-long = A name has { $most } characters at most.
people-role-missing = Please give a role.
people-unit-unknown = There is no unit "{ $unit }". Please give its id or its full name.
people-role-needs-office = The role { $role } exists in petition offices only, and { $unit } is none.
people-region-unknown = There is no region { $region }. Please give a six-digit division code.
people-region-outside = Region { $region } does not lie in that of { $unit }.
people-admin-by-operator = Only whoever runs the system invites an admin.
people-may-not-invite = You can't invite people for this unit.

people-away-how =
    Please give the first and the last day and the colleague who stands in, for example: /away 12-01 12-05 Wang Fang
    When you are back, send: /away off
people-away-no-such-day = There is no day { $day }. Please check the date.
people-away-order = The first day, { $from }, is later than the last, { $to }. Please swap them.
people-away-past = { $to } has gone by. Please give today or a later day.
people-away-too-long = That makes { $days } days; { $most } at most. For longer, please ask the lead of your unit.
people-away-deputy-missing = Please name the colleague who stands in after the dates, for example: /away 12-01 12-05 Wang Fang
people-away-deputy-self = Somebody else has to stand in for you.
people-away-deputy-unknown = Nobody called "{ $name }" in your unit can stand in for you. Please check the name.
people-away-deputy-several = There is more than one "{ $name }". Please give the id instead: { $ids }
people-away-deputy-away = { $name } is away too, from { $from } to { $to }. Please name another colleague.
