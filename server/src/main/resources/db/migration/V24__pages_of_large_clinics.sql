-- What people's pages ask for in clinics and labs of many orders.

-- a lab's desk, by due date: few orders wait, and all the others would be read to find them
create index orders_waiting_at_lab on orders (lab_id, due_at, seen_at, id)
    where listed_at is not null and state in ('READY', 'LAB_REVIEW', 'READY_TO_SHIP');
-- a lab's list by status, as orders_seen_in_state is for clinics
create index orders_seen_by_lab_in_state on orders (lab_id, state, seen_at desc, id desc) where listed_at is not null;
-- the few Rx of a procedure that is seldom asked for; their orders are found by their Rx
create index prescription_of_procedure on prescription (company_id, procedure_map_id);
-- who has the same names, without sorting all patients of a clinic to find out
create index patient_same_names on patient (company_id, last_key, first_key);
