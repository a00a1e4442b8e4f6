# 보고서 `watch-list`에만 쓰는 말.

## 살펴야 하는 까닭

watch-list-class = 사유

## 몇 건인가

watch-list-overview = 개요
watch-list-limits =
    회의 없이 { $cooling }일이 지나면 소원해짐, { $dormant }일이 지나면 휴면, { $lapsed }일이 지나면 단절로 봅니다. 상대방이 이임했거나 담당자 한 명에게만 달린 관계는 어느 상태에나 있을 수 있습니다.
watch-list-numbers = 관계의 수
watch-list-with = 상대
watch-list-relationships = 전체
watch-list-current = 유지
watch-list-institutions = 기관
watch-list-people = 인물

## 관계

watch-list-days = 경과 일수
watch-list-last-days =
    { $count ->
        [0] 오늘
       *[other] { $count }일 전
    }
watch-list-last-days-between = { $days }일 전
watch-list-meetings = 회의
watch-list-last-event = 마지막 회의
watch-list-counterparts = 만난 사람
watch-list-as = 당시 직위
watch-list-serves = 현직
watch-list-left = 이임
watch-list-unknown = 현직 여부 알 수 없음
watch-list-only-colleague = 유일한 담당자
watch-list-inferred = 일부 추정

## 다시 이을 길

watch-list-doors = 다시 이을 길
watch-list-no-door = 기록에 없습니다.
watch-list-due = 기한 { $date }
watch-list-met-on = { $date } 만남
watch-list-never-met = 아직 만나지 않음

## 담당자

watch-list-colleagues = 관계가 한 명에게만 달린 담당자
watch-list-colleagues-about = 이 기관들과의 접촉은 모두 한 사람을 거쳤습니다.
watch-list-colleague = 담당자
watch-list-in-position = 현재
watch-list-hanging = 기관
watch-list-basis = 비고
watch-list-none = 살펴야 할 관계가 없습니다.
watch-list-no-relationships = 기록된 회의가 없습니다.
watch-list-left-out = { $count }건은 생략했습니다.
